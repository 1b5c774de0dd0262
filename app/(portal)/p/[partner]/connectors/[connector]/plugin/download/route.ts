import { requestOrigin, requireMember } from '@/app/_web/session'
import type { ConnectorProps } from '../../load-connector'
import { pluginDownload } from './plugin-download'

export async function GET(_request: Request, { params }: ConnectorProps): Promise<Response> {
  const { partner, connector } = await params
  const member = await requireMember(partner)
  return pluginDownload(member, connector, await requestOrigin())
}
