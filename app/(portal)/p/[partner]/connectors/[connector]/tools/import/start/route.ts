import { requirePageMember } from '@/app/_web/page-request'
import { respond } from '@/app/_web/respond'
import { getConnector } from '@/lib/connectors'
import { startImport } from '@/lib/definitions'
import { takeDocument } from '../../../../_document/take-document'
import type { ToolPlace } from '../../tool-place'
import { importPath, startPath } from '../import-place'

/** A route and no server action: those take 1 MB at most. */
export async function POST(request: Request, { params }: { params: Promise<ToolPlace> }): Promise<Response> {
  return respond(async () => {
    const { partner, connector } = await params
    const place = { partner, connector }
    const member = await requirePageMember(request, partner)
    await getConnector(member, connector)
    return takeDocument(request, {
      page: startPath(place),
      take: async (input) => importPath(place, await startImport(member, connector, input)),
    })
  })
}
