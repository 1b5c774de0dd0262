import { db } from '@/lib/db'
import { singleton } from '@/lib/singleton'

const EVERY_MS = 10 * 60_000
/** Used codes and refresh tokens outlive their time, so that a replay is still recognised and revokes what came of them. */
const KEEP_USED_MS = 24 * 3_600_000

/** Deletes expired records, used ones a day later, and connections whose grant is gone; at most every ten minutes, however often it is called. */
export async function sweepRecords(now = Date.now()): Promise<void> {
  const last = singleton('oauth-sweep', () => ({ at: 0 }))
  if (now - last.at < EVERY_MS) return
  last.at = now
  await db().oAuthRecord.deleteMany({
    where: {
      OR: [{ expiresAt: { lt: new Date(now) }, consumedAt: null }, { expiresAt: { lt: new Date(now - KEEP_USED_MS) } }],
    },
  })
  await db().$executeRaw`
    DELETE FROM "Connection" AS c WHERE NOT EXISTS (
      SELECT 1 FROM "OAuthRecord" AS r WHERE r."model" = 'Grant' AND r."grantId" = c."grantId"
    )`
}
