import { bundleFile } from '@/app/_web/bundle-file'
import { respond } from '@/app/_web/respond'
import { requireMember } from '@/app/_web/session'
import type { ConnectorProps } from '../../load-connector'

export async function GET(_request: Request, { params }: ConnectorProps): Promise<Response> {
  const { partner, connector } = await params
  const member = await requireMember(partner)
  return respond(() => bundleFile(member, connector))
}
