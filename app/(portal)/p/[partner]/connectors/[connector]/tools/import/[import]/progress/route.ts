import { respond } from '@/app/_web/respond'
import { requireMember } from '@/app/_web/session'
import { getImport } from '@/lib/definitions'
import type { ImportPlace } from '../load-import'

/** How far the reading is, for the page that waits for it. */
export async function GET(_request: Request, { params }: { params: Promise<ImportPlace> }): Promise<Response> {
  const { partner, connector, import: id } = await params
  const member = await requireMember(partner)
  return respond(async () => {
    const { state, done, total } = await getImport(member, connector, id)
    return Response.json({ state, done, total }, { headers: { 'cache-control': 'no-store' } })
  })
}
