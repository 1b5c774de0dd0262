import { db } from '@/lib/db'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { getPlugin } from './get-plugin'

export interface ListedPluginRelease {
  version: string
  notes: string
  /** Of the zip, in hex. */
  sha256: string
  createdAt: Date
  /** Name or address of who made it; null when the account is gone. */
  by: string | null
}

/** The releases of a plugin, newest first. */
export async function listPluginReleases(member: Member, name: string): Promise<ListedPluginRelease[]> {
  requireRole(member, 'viewer')
  const { id } = await getPlugin(member, name)
  if (!id) return []
  const rows = await db().pluginRelease.findMany({
    where: { pluginId: id },
    omit: { files: true },
    orderBy: { createdAt: 'desc' },
  })
  const authors = await db().user.findMany({
    where: { id: { in: rows.flatMap(({ createdById }) => createdById ?? []) } },
    select: { id: true, name: true, email: true },
  })
  const names = new Map(authors.map(({ id, name, email }) => [id, name ?? email]))
  return rows.map(({ version, notes, sha256, createdAt, createdById }) => ({
    version,
    notes,
    sha256,
    createdAt,
    by: (createdById && names.get(createdById)) ?? null,
  }))
}
