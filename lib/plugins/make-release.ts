import { createHash } from 'node:crypto'
import { recordAudit } from '@/lib/activity'
import { db, isUniqueViolation } from '@/lib/db'
import { AppError, fieldError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { buildPlugin } from './build-plugin'
import { getPlugin } from './get-plugin'
import { toDay } from './list-notes'
import { loadSource } from './load-source'
import { compareVersions } from './plugin-version'
import { compareFiles } from './propose-version'
import type { BuiltPlugin, PluginFile, PluginSource } from './schema'
import { zipPlugin } from './zip-plugin'

export interface NewPluginRelease {
  version: string
  notes: string
}

/**
 * Freezes the plugin as it is now under a version. Throws `invalid_argument` for a version that is not above the last, and `conflict` where
 * nothing changed, something does not hold, or somebody else released at the same moment.
 */
export async function makeRelease(
  member: Member,
  name: string,
  { version, notes }: NewPluginRelease,
  origin: string,
  now = new Date(),
): Promise<BuiltPlugin> {
  requireRole(member, 'editor')
  const source = await loadSource(member, name, origin)
  const last = await findLast(member, name)
  requireNewer(version, last?.version)
  const plugin = buildPlugin(withNotes(source, { version, notes }, now))
  requireChange(last, buildPlugin(withVersion(source, last?.version)))
  const sha256 = createHash('sha256').update(zipPlugin(plugin)).digest('hex')

  try {
    await db().$transaction(async (tx) => {
      // The plugin of a connector becomes one that was saved when it is first released.
      const { id } = await tx.plugin.upsert({
        where: { partnerId_name: { partnerId: member.partnerId, name } },
        create: { partnerId: member.partnerId, name, definition: source.definition },
        update: {},
      })
      const release = { version, notes, sha256, files: plugin.files, createdById: member.userId, createdAt: now }
      await tx.pluginRelease.create({ data: { pluginId: id, ...release } })
      await recordAudit(member, 'plugin.released', name, { version, notes, sha256 }, tx)
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new AppError('conflict', `Version ${version} of "${name}" was released a moment ago. Choose another.`, {
      cause: error,
    })
  }
  return plugin
}

interface Last {
  version: string
  files: PluginFile[]
}

async function findLast(member: Member, name: string): Promise<Last | null> {
  const { id } = await getPlugin(member, name)
  if (!id) return null
  const row = await db().pluginRelease.findFirst({ where: { pluginId: id }, orderBy: { createdAt: 'desc' } })
  return row && { version: row.version, files: row.files as PluginFile[] }
}

function requireNewer(version: string, last: string | undefined): void {
  if (last === undefined || compareVersions(version, last) > 0) return
  throw fieldError('version', `Use a version above ${last}; people who have that one get no other`)
}

/** The same build under the last version's name differs from it where something changed. */
function requireChange(last: Last | null, again: BuiltPlugin): void {
  if (!last) return
  if (compareFiles(last.files, again.files).length > 0) return
  throw new AppError('conflict', `Nothing has changed since ${last.version}.`)
}

function withVersion(source: PluginSource, version: string | undefined): PluginSource {
  return version === undefined ? source : { ...source, version }
}

export function withNotes(source: PluginSource, { version, notes }: NewPluginRelease, now: Date): PluginSource {
  return { ...source, version, changelog: [{ version, notes, date: toDay(now) }, ...source.changelog] }
}
