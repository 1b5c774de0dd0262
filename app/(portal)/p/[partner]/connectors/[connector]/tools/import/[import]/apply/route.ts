import { requirePageMember } from '@/app/_web/page-request'
import { readJson } from '@/app/_web/read-json'
import { respond } from '@/app/_web/respond'
import { getConnector } from '@/lib/connectors'
import { applyImport } from '@/lib/definitions'
import { ImportChoices } from '@/lib/definitions/schema'
import { parseInput } from '@/lib/errors'
import { revalidateConnector } from '../../../../../revalidate-connector'
import { toolsPath } from '../../../tool-place'
import { leaveOutcome } from '../../import-outcome'
import type { ImportPlace } from '../load-import'

/** Makes tools of what was chosen; says where to go on, and leaves there what came of it. */
export async function POST(request: Request, { params }: { params: Promise<ImportPlace> }): Promise<Response> {
  return respond(async () => {
    const { partner, connector, import: id } = await params
    const member = await requirePageMember(request, partner)
    await getConnector(member, connector)

    const applied = await applyImport(member, connector, id, parseInput(ImportChoices, await readJson(request)))
    revalidateConnector(member, connector)
    const path = toolsPath({ partner, connector })
    await leaveOutcome(path, applied)
    return Response.json({ path }, { headers: { 'cache-control': 'no-store' } })
  })
}
