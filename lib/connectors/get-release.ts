import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { type Explained, explainChanges } from './explain-changes'
import { getConnector } from './get-connector'
import type { ReleaseSnapshot } from './schema'
import { toSnapshot } from './tool-rows'

export interface WholeRelease {
  number: number
  note: string
  createdAt: Date
  /** Name or address of who published it; null when the account is gone. */
  by: string | null
  live: boolean
  snapshot: ReleaseSnapshot
  /** The number of the release before it; null for the first. */
  previous: number | null
  /** Against the release before it. */
  changes: Explained[]
}

/** One release with what it serves, and what it changed. Throws `not_found`. */
export async function getRelease(member: Member, slug: string, number: number): Promise<WholeRelease> {
  requireRole(member, 'viewer')
  const { id: connectorId, liveRelease } = await getConnector(member, slug)
  const [row, before] = Number.isSafeInteger(number)
    ? await db().release.findMany({
        where: { connectorId, number: { lte: Math.min(number, 2 ** 31 - 1) } },
        orderBy: { number: 'desc' },
        take: 2,
      })
    : []
  if (row?.number !== number) throw new AppError('not_found', `There is no release ${number}`)
  const author = row.createdById ? await db().user.findUnique({ where: { id: row.createdById } }) : null
  const snapshot = toSnapshot(row.snapshot)
  return {
    number,
    note: row.note,
    createdAt: row.createdAt,
    by: author && (author.name ?? author.email),
    live: liveRelease === number,
    snapshot,
    previous: before?.number ?? null,
    changes: explainChanges(before ? toSnapshot(before.snapshot) : null, snapshot),
  }
}
