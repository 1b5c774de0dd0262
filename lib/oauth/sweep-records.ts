import { db } from '@/lib/db'
import { singleton } from '@/lib/singleton'

const EVERY_MS = 10 * 60_000
/** Used codes outlive their minute, so that a replay is still recognised and revokes what came of them. */
const KEEP_MS = 24 * 3_600_000

/** Deletes records that expired a day ago; at most every ten minutes, however often it is called. */
export async function sweepRecords(now = Date.now()): Promise<void> {
  const last = singleton('oauth-sweep', () => ({ at: 0 }))
  if (now - last.at < EVERY_MS) return
  last.at = now
  await db().oAuthRecord.deleteMany({ where: { expiresAt: { lt: new Date(now - KEEP_MS) } } })
}
