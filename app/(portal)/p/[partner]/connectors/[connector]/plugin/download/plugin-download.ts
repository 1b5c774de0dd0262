import { pluginZip } from '@/app/_web/plugin-zip'
import { respond } from '@/app/_web/respond'
import type { Member } from '@/lib/partners/schema'
import { buildPlugin, loadConnectorSource } from '@/lib/plugins'

/** The zip of the connector's plugin, or problem details. */
export function pluginDownload(member: Member, connectorSlug: string, origin: string): Promise<Response> {
  return respond(async () => pluginZip(buildPlugin(await loadConnectorSource(member, connectorSlug, origin))))
}
