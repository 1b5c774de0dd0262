import { findLiveConnector, getConnector, listTools } from '@/lib/connectors'
import { AppError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import type { ConnectorReference, PluginDefinition } from './definition-schema'
import { automaticDefinition, getPlugin, type StoredPlugin } from './get-plugin'
import { listNotes } from './list-notes'
import { automaticVersion } from './plugin-version'
import type { HostedConnector, PluginSource } from './schema'
import { serverKey } from './server-key'

/**
 * What the plugin of that name is made of now: its definition and the live releases of its connectors. Throws `not_found` for a plugin of
 * another partner and `conflict` where a connector is not published.
 */
export async function loadSource(member: Member, name: string, origin: string): Promise<PluginSource> {
  return sourceOfStored(member, await getPlugin(member, name), origin)
}

/** The same for the plugin that a connector has under its slug. */
export async function loadConnectorSource(member: Member, slug: string, origin: string): Promise<PluginSource> {
  requireRole(member, 'viewer')
  await getConnector(member, slug)
  const stored = await getPlugin(member, slug)
  const brings = stored.definition.connectors.some((each) => 'connector' in each && each.connector === slug)
  return sourceOfStored(member, brings ? stored : { name: slug, definition: automaticDefinition(slug) }, origin)
}

async function sourceOfStored(member: Member, stored: StoredPlugin, origin: string): Promise<PluginSource> {
  const { name, definition, id } = stored
  const hosted = await loadHosted(member, definition, origin)
  const changelog = id ? await listNotes(id) : []
  const version = changelog[0]?.version ?? automaticVersion(hosted)
  return { name, version, partnerName: member.partnerName, definition, hosted, changelog }
}

/** The connectors of this portal that a definition refers to, as their live releases have them. */
export async function loadHosted(
  member: Member,
  { connectors }: Pick<PluginDefinition, 'connectors'>,
  origin: string,
): Promise<HostedConnector[]> {
  const loaded = connectors.map((reference) => loadReference(member, reference, connectors, origin))
  return (await Promise.all(loaded)).flatMap((connector) => connector ?? [])
}

async function loadReference(
  member: Member,
  reference: ConnectorReference,
  all: ConnectorReference[],
  origin: string,
): Promise<HostedConnector | null> {
  if (!('connector' in reference)) return null
  const { connector: slug } = reference
  const live = await findLiveConnector(slug)
  if (live?.partnerId !== member.partnerId) {
    await requireConnector(member, slug)
    throw new AppError('conflict', `Publish the connector "${slug}" first. The plugin is made from its live release.`)
  }
  const groups = new Map((await listTools(member, slug)).map(({ name, group }) => [name, group]))
  const { name, description, tools } = live.snapshot
  return {
    slug,
    key: serverKey(reference, all),
    name,
    description,
    endpoint: `${origin}/mcp/${slug}`,
    access: live.access,
    release: live.release,
    // Groups are headings on the partner's own pages, so a release has none.
    tools: tools.map((tool) => ({ ...tool, group: groups.get(tool.name) ?? undefined })),
  }
}

async function requireConnector(member: Member, slug: string): Promise<void> {
  try {
    await getConnector(member, slug)
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'not_found')) throw error
    throw new AppError('conflict', `The plugin refers to a connector "${slug}", which is not there. Take it out.`, {
      cause: error,
    })
  }
}
