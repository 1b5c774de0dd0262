import { getConnector, listPrompts, listResources, listTools, toAccessEntry } from '@/lib/connectors'
import { DEFAULT_ENVIRONMENT } from '@/lib/connectors/schema'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { listEnvironments } from '@/lib/upstream'
import { type EnvironmentState, renderEnvironments } from './environment-state'
import type { ConnectorDefinition } from './schema'

/** The environments of a connector as they are. */
export async function readEnvironments(member: Member, slug: string): Promise<EnvironmentState> {
  const environments = await listEnvironments(member, slug)
  const served = environments.find((one) => one.served)?.name ?? DEFAULT_ENVIRONMENT
  return { served, all: new Map(environments.map(({ name, baseUrl, credential }) => [name, { baseUrl, credential }])) }
}

/** The draft of a connector and its settings, as a definition. Its credential is there by name only. */
export async function exportDefinition(member: Member, connectorSlug: string): Promise<ConnectorDefinition> {
  requireRole(member, 'viewer')
  const connector = await getConnector(member, connectorSlug)
  const { slug, name, description, baseUrl, instructions, icons, upstreamHosts, limits } = connector
  const [tools, prompts, resources, environments] = await Promise.all([
    listTools(member, slug),
    listPrompts(member, slug),
    listResources(member, slug),
    readEnvironments(member, slug),
  ])
  const settings = {
    access: toAccessEntry(connector),
    ...renderEnvironments(environments, slug),
    ...(upstreamHosts.length > 0 && { upstreamHosts }),
    ...(Object.keys(limits).length > 0 && { limits }),
  }
  return { version: 1, slug, name, description, baseUrl, instructions, icons, ...settings, tools, prompts, resources }
}
