import { publish } from '@/lib/bus'
import type { AccessMode, AccessSettings, ToolDefinition } from '@/lib/connectors/schema'
import { db } from '@/lib/db'
import { tool } from './tools'

export const readTool = tool({ name: 'get_order', title: 'Get order' })
export const writeTool = tool({ name: 'cancel_order', title: 'Cancel order', method: 'DELETE' })

/** A published connector; serves `tools` at once. */
export async function publishConnector(
  slug: string,
  {
    access = 'portal',
    accessSettings = {},
    tools = [readTool, writeTool],
  }: { access?: AccessMode; accessSettings?: Partial<AccessSettings>; tools?: ToolDefinition[] } = {},
): Promise<void> {
  const partner = await db().partner.create({ data: { slug: `partner-of-${slug}`, name: 'Acme' } })
  const about = { name: slug.toUpperCase(), description: 'Orders of a shop.', baseUrl: 'https://api.example.test' }
  const connector = await db().connector.create({
    data: { slug, partnerId: partner.id, access, accessSettings, ...about },
  })
  const snapshot = JSON.parse(JSON.stringify({ ...about, tools }))
  const release = await db().release.create({ data: { connectorId: connector.id, number: 1, snapshot } })
  await db().connector.update({ where: { id: connector.id }, data: { liveReleaseId: release.id } })
  await publish('connector.changed', { connectorId: connector.id, slug })
}

export async function newUser(email: string): Promise<string> {
  const { id } = await db().user.create({ data: { email } })
  return id
}
