import { findLiveConnector, getConnector } from '@/lib/connectors'
import { AppError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { getPlugin } from './get-plugin'
import type { PluginDescription } from './schema'

/**
 * What the plugin of the connector's live release is made of. Throws `not_found` for a connector of another partner and `conflict` for
 * one that is not published.
 */
export async function describePlugin(
  member: Member,
  connectorSlug: string,
  origin: string,
): Promise<PluginDescription> {
  requireRole(member, 'viewer')
  const { slug } = await getConnector(member, connectorSlug)
  const live = await findLiveConnector(slug)
  if (live?.partnerId !== member.partnerId) {
    throw new AppError('conflict', 'Publish the connector first. The plugin is made from its live release.')
  }
  const { name, description, tools } = live.snapshot
  return {
    slug,
    name,
    description,
    partnerName: member.partnerName,
    endpoint: `${origin}/mcp/${slug}`,
    access: live.access,
    release: live.release,
    tools,
  }
}

/** The same for a plugin by its own name. */
export async function describeNamedPlugin(member: Member, name: string, origin: string): Promise<PluginDescription> {
  requireRole(member, 'viewer')
  const plugin = await getPlugin(member, name)
  return { ...(await describePlugin(member, plugin.connector, origin)), slug: plugin.name }
}
