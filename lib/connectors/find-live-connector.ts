import { db } from '@/lib/db'
import type { AccessMode, LiveConnector, ReleaseSnapshot } from './schema'

/** The published connector with this slug; null when there is none. */
export async function findLiveConnector(slug: string): Promise<LiveConnector | null> {
  const row = await db().connector.findUnique({ where: { slug }, include: { liveRelease: true } })
  if (!row?.liveRelease) return null
  return {
    id: row.id,
    partnerId: row.partnerId,
    slug: row.slug,
    access: row.access as AccessMode,
    release: row.liveRelease.number,
    snapshot: row.liveRelease.snapshot as unknown as ReleaseSnapshot,
  }
}
