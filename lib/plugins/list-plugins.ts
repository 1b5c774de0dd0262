import { db } from '@/lib/db'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { type StoredPlugin, toStored } from './get-plugin'

export interface ListedPlugin extends StoredPlugin {
  id: string
  updatedAt: Date
  /** The newest release, where there is one. */
  released: { version: string; createdAt: Date } | null
}

/** The plugins that were saved, by name. */
export async function listPlugins(member: Member): Promise<ListedPlugin[]> {
  requireRole(member, 'viewer')
  const rows = await db().plugin.findMany({
    where: { partnerId: member.partnerId },
    include: { releases: { select: { version: true, createdAt: true }, orderBy: { createdAt: 'desc' }, take: 1 } },
    orderBy: { name: 'asc' },
  })
  return rows.map((row) => ({ ...toStored(row), released: row.releases[0] ?? null }))
}
