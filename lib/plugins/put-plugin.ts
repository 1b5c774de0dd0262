import { changedParts, recordAudit } from '@/lib/activity'
import { getConnector, listTools } from '@/lib/connectors'
import { Slug, toolNameRoom } from '@/lib/connectors/schema'
import { db } from '@/lib/db'
import { AppError, fieldError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'

export interface PutPlugin {
  name: string
  /** Slug of the connector it brings. */
  connector: string
}

/** Claude sees the plugin's name before each tool's, and the whole has a limit. */
function checkRoom(name: string, tools: { name: string }[]): void {
  const room = toolNameRoom(name)
  const long = tools.find((tool) => tool.name.length > room)
  if (!long) return
  throw fieldError(
    'name',
    `${long.name} is too long beside "${name}"; ${room} characters are left for a tool. Shorten one.`,
  )
}

async function requireConnectorId(member: Member, slug: string): Promise<string> {
  try {
    return (await getConnector(member, slug)).id
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'not_found')) throw error
    throw fieldError('connectors.0.connector', `There is no connector "${slug}"`)
  }
}

/** Makes the partner's plugin of that name bring this connector. Doing it twice changes nothing the second time. */
export async function putPlugin(
  member: Member,
  { name, connector }: PutPlugin,
): Promise<{ outcome: 'created' | 'updated' | 'unchanged' }> {
  requireRole(member, 'editor')
  const parsed = Slug.safeParse(name)
  if (!parsed.success) throw fieldError('name', parsed.error.issues[0]?.message ?? 'This name cannot be used')
  const connectorId = await requireConnectorId(member, connector)
  checkRoom(name, await listTools(member, connector))

  return db().$transaction(async (tx) => {
    const where = { partnerId_name: { partnerId: member.partnerId, name } }
    const found = await tx.plugin.findUnique({ where, include: { connector: { select: { slug: true } } } })
    if (found?.connectorId === connectorId) return { outcome: 'unchanged' }
    await tx.plugin.upsert({
      where,
      create: { partnerId: member.partnerId, name, connectorId },
      update: { connectorId },
    })
    const parts = changedParts({ connector: found?.connector.slug }, { connector })
    await recordAudit(member, 'plugin.saved', name, { connector, ...parts }, tx)
    return { outcome: found ? 'updated' : 'created' }
  })
}
