import { publish } from '@/lib/bus'
import type {
  AccessMode,
  AccessSettings,
  Icon,
  LimitSettings,
  LiveConnector,
  PromptDefinition,
  ReleaseSnapshot,
  ResourceDefinition,
  ToolDefinition,
} from '@/lib/connectors/schema'
import { DEFAULT_SETTINGS } from '@/lib/connectors/schema'
import { db } from '@/lib/db'

export type SomeTool = Partial<ToolDefinition> & Pick<ToolDefinition, 'name'>

/** A reading tool, with what the test is about replaced. */
export function aTool(tool: SomeTool): ToolDefinition {
  return {
    title: tool.name,
    description: `Tool ${tool.name}`,
    method: 'GET',
    path: `/${tool.name}`,
    parameters: [],
    bodyEncoding: 'json',
    annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: true },
    ...tool,
  }
}

interface Published {
  slug: string
  baseUrl: string
  tools: SomeTool[]
  name?: string
  description?: string
  access?: AccessMode
  accessSettings?: Partial<AccessSettings>
  instructions?: string
  icons?: Icon[]
  prompts?: PromptDefinition[]
  resources?: ResourceDefinition[]
  limits?: LimitSettings
}

function toSnapshot(published: Published): ReleaseSnapshot {
  const { slug, baseUrl, tools, name = slug, description = `About ${slug}` } = published
  const { instructions = '', icons, prompts = [], resources = [] } = published
  const shown = icons ? { icons } : {}
  return { name, description, baseUrl, instructions, ...shown, tools: tools.map(aTool), prompts, resources }
}

/** Makes `tools` the next live release of the connector, and the connector where there is none. */
export async function publishConnector(published: Published): Promise<LiveConnector> {
  const { slug, baseUrl, access = 'open', limits = {} } = published
  const accessSettings = { ...DEFAULT_SETTINGS.accessSettings, ...published.accessSettings }
  const snapshot = toSnapshot(published)
  const partner = await db().partner.upsert({
    where: { slug: 'acme' },
    create: { slug: 'acme', name: 'Acme' },
    update: {},
  })
  const { name, description } = snapshot
  const connector = await db().connector.upsert({
    where: { slug },
    create: { slug, name, description, baseUrl, access, accessSettings, limits, partnerId: partner.id },
    update: { access, accessSettings, limits },
  })
  const release = (await db().release.count({ where: { connectorId: connector.id } })) + 1
  const { id: liveReleaseId } = await db().release.create({
    data: { connectorId: connector.id, number: release, snapshot: JSON.parse(JSON.stringify(snapshot)) },
  })
  await db().connector.update({ where: { slug }, data: { liveReleaseId } })
  await publish('connector.changed', { connectorId: connector.id, slug })
  return {
    id: connector.id,
    partnerId: partner.id,
    slug,
    access,
    ...DEFAULT_SETTINGS,
    accessSettings,
    limits,
    release,
    snapshot,
  }
}

/** Takes the connector off its address. */
export async function unpublishConnector(slug: string): Promise<void> {
  const { id } = await db().connector.update({ where: { slug }, data: { liveReleaseId: null } })
  await publish('connector.changed', { connectorId: id, slug })
}

/** Makes an earlier release the live one again. */
export async function rollBackConnector(slug: string, number: number): Promise<void> {
  const { id } = await db().connector.findUniqueOrThrow({ where: { slug } })
  const release = await db().release.findUniqueOrThrow({ where: { connectorId_number: { connectorId: id, number } } })
  await db().connector.update({ where: { slug }, data: { liveReleaseId: release.id } })
  await publish('connector.changed', { connectorId: id, slug })
}
