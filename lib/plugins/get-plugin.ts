import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { PluginDefinition } from './definition-schema'

export interface StoredPlugin {
  /** Absent where nobody saved it: every connector has a plugin under its slug. */
  id?: string
  name: string
  definition: PluginDefinition
  updatedAt?: Date
}

/** The definition of a plugin that a connector has without anyone composing it. */
export function automaticDefinition(slug: string): PluginDefinition {
  return PluginDefinition.parse({ connectors: [{ connector: slug }] })
}

/** The plugin of that name: one that was saved, or the one of the connector with that slug. Throws `not_found`. */
export async function getPlugin(member: Member, name: string): Promise<StoredPlugin> {
  requireRole(member, 'viewer')
  const { partnerId } = member
  const saved = await db().plugin.findUnique({ where: { partnerId_name: { partnerId, name } } })
  if (saved) return toStored(saved)
  const connector = await db().connector.findFirst({ where: { slug: name, partnerId }, select: { slug: true } })
  if (!connector) throw new AppError('not_found', `There is no plugin called "${name}"`)
  return { name, definition: automaticDefinition(name) }
}

/** The id of a plugin that was saved. Throws `not_found` also where a connector has one under its slug. */
export async function getSavedId(member: Member, name: string): Promise<string> {
  const { id } = await getPlugin(member, name)
  if (!id) throw new AppError('not_found', `The plugin "${name}" was not saved yet`)
  return id
}

export function toStored(row: { id: string; name: string; definition: unknown; updatedAt: Date }): StoredPlugin & {
  id: string
  updatedAt: Date
} {
  const { id, name, updatedAt } = row
  return { id, name, definition: PluginDefinition.parse(row.definition), updatedAt }
}
