import { db } from '@/lib/db'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import type { Change } from './change'
import { describeChanges } from './describe-changes'
import { toSnapshot } from './tool-rows'

export interface ListedRelease {
  number: number
  note: string
  createdAt: Date
  /** Name or address of who published it; null when the account is gone. */
  by: string | null
  live: boolean
  tools: number
  /** Against the release before it. */
  changes: Change[]
}

/** The connector's releases, newest first. */
export async function listReleases(member: Member, slug: string): Promise<ListedRelease[]> {
  requireRole(member, 'viewer')
  const rows = await db().release.findMany({
    where: { connector: { slug, partnerId: member.partnerId } },
    include: { liveFor: { select: { id: true } } },
    orderBy: { number: 'desc' },
  })
  const authors = await db().user.findMany({
    where: { id: { in: rows.flatMap(({ createdById }) => createdById ?? []) } },
    select: { id: true, name: true, email: true },
  })
  const names = new Map(authors.map(({ id, name, email }) => [id, name ?? email]))
  const snapshots = rows.map(({ snapshot }) => toSnapshot(snapshot))
  return rows.map((row, index) => {
    const snapshot = toSnapshot(row.snapshot)
    return {
      number: row.number,
      note: row.note,
      createdAt: row.createdAt,
      by: (row.createdById && names.get(row.createdById)) ?? null,
      live: row.liveFor !== null,
      tools: snapshot.tools.length,
      changes: describeChanges(snapshots[index + 1] ?? null, snapshot),
    }
  })
}
