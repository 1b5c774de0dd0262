import { iconResponse } from '@/app/_web/icon-response'
import { problem } from '@/app/_web/respond'
import { orNotFound, requireMember } from '@/app/_web/session'
import { findDraftIcon } from '@/lib/connectors'

interface Context {
  params: Promise<{ partner: string; connector: string; file: string }>
}

/** An icon of the draft, for the pages of its partner. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { partner, connector, file } = await params
  const member = await requireMember(partner)
  const icon = await orNotFound(() => findDraftIcon(member, connector, file))
  return icon ? iconResponse(icon, 'private') : problem(404, 'not_found', 'There is no such icon.')
}
