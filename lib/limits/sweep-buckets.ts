import { db } from '@/lib/db'
import { singleton } from '@/lib/singleton'

const EVERY_MS = 10 * 60_000
/** The slowest bucket fills within this time; a bucket without a row is full. */
export const FULL_AFTER_HOURS = 24

/** Deletes buckets that are full by now; at most every ten minutes, however often it is called. */
export async function sweepBuckets(now = Date.now()): Promise<void> {
  const last = singleton('limits-sweep', () => ({ at: 0 }))
  if (now - last.at < EVERY_MS) return
  last.at = now
  await db().$executeRaw`DELETE FROM "RateBucket"
    WHERE "at" < (clock_timestamp() AT TIME ZONE 'UTC') - ${FULL_AFTER_HOURS}::int * INTERVAL '1 hour'`
}
