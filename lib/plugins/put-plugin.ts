import { changedParts, recordAudit } from '@/lib/activity'
import { getConnector, listTools } from '@/lib/connectors'
import { Slug, toolNameRoom } from '@/lib/connectors/schema'
import { db } from '@/lib/db'
import { AppError, fieldError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import type { ConnectorReference, PluginDefinition } from './definition-schema'
import { toStored } from './get-plugin'
import { serverKey } from './server-key'

type Outcome = 'created' | 'updated' | 'unchanged'

/** Saves what the partner's plugin of that name is made of. Doing it twice changes nothing the second time. */
export async function putPlugin(
  member: Member,
  { name, definition }: { name: string; definition: PluginDefinition },
): Promise<{ outcome: Outcome }> {
  requireRole(member, 'editor')
  requirePluginName(name)
  await checkConnectors(member, name, definition.connectors)

  return db().$transaction(async (tx) => {
    const where = { partnerId_name: { partnerId: member.partnerId, name } }
    const found = await tx.plugin.findUnique({ where })
    const before = found && toStored(found).definition
    if (before && same(before, definition)) return { outcome: 'unchanged' }
    await tx.plugin.upsert({
      where,
      create: { partnerId: member.partnerId, name, definition },
      update: { definition },
    })
    await recordAudit(member, 'plugin.saved', name, changedParts(toNoted(before ?? {}), toNoted(definition)), tx)
    return { outcome: found ? 'updated' : 'created' }
  })
}

/** The name is a folder, and stands before each of its tools. */
export function requirePluginName(name: string): void {
  const parsed = Slug.safeParse(name)
  if (!parsed.success) throw fieldError('name', parsed.error.issues[0]?.message ?? 'This name cannot be used')
}

function same(left: object, right: object): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

/** Without the bytes of pictures, which nobody reads in the history. */
function toNoted(definition: Partial<PluginDefinition>): object {
  const { icon, ...noted } = definition
  return icon ? { ...noted, icon: icon.type } : noted
}

async function checkConnectors(member: Member, name: string, connectors: ConnectorReference[]): Promise<void> {
  for (const [index, reference] of connectors.entries()) {
    if (!('connector' in reference)) continue
    await requireConnector(member, reference.connector, index)
    checkRoom(name, serverKey(reference, connectors), await listTools(member, reference.connector))
  }
}

async function requireConnector(member: Member, slug: string, index: number): Promise<void> {
  try {
    await getConnector(member, slug)
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'not_found')) throw error
    throw fieldError(`connectors.${index}.connector`, `There is no connector "${slug}"`)
  }
}

/** Claude sees the plugin's name and the server's before each tool's, and the whole has a limit. */
function checkRoom(name: string, key: string, tools: { name: string }[]): void {
  const room = toolNameRoom(name, key)
  const long = tools.find((tool) => tool.name.length > room)
  if (!long) return
  throw fieldError(
    'name',
    `${long.name} is too long beside "${name}" and "${key}"; ${room} characters are left for a tool. Shorten one.`,
  )
}
