import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { getPlugin } from './get-plugin'
import type { BuiltPlugin, PluginFile } from './schema'

/** A release of a plugin as it was made, by default the newest. Throws `not_found`. */
export async function getPluginRelease(member: Member, name: string, version?: string): Promise<BuiltPlugin> {
  const found = await findPluginRelease(member, name, version)
  if (!found) throw new AppError('not_found', `There is no release ${version ?? ''} of "${name}"`.replace('  ', ' '))
  return found
}

/** The same, or null. */
export async function findPluginRelease(member: Member, name: string, version?: string): Promise<BuiltPlugin | null> {
  requireRole(member, 'viewer')
  const { id } = await getPlugin(member, name)
  if (!id) return null
  const row = await db().pluginRelease.findFirst({
    where: { pluginId: id, ...(version !== undefined && { version }) },
    orderBy: { createdAt: 'desc' },
  })
  return row && { name, version: row.version, files: row.files as PluginFile[] }
}
