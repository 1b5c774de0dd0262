import { db } from '@/lib/db'

const GRACE_MS = 30_000
/** More answers than this are not lost one after the other. */
const MOST_ANSWERS = 10

export interface UsedToken {
  grantId: string | null
  payload: unknown
  consumedAt: Date
}

const rotationsOf = (payload: unknown) => (payload as { rotations?: number }).rotations ?? 0

/**
 * Whether a refresh token that was used may be used once more: for half a minute, since the answer may have been lost on its way
 * (RFC 9700, section 4.14.2). Not once a token that came of it was itself used: then the answer arrived, and this is a replay.
 */
export async function withinRefreshGrace(used: UsedToken, now = Date.now()): Promise<boolean> {
  if (!used.grantId || now - used.consumedAt.getTime() > GRACE_MS) return false
  const family = await db().oAuthRecord.findMany({
    where: { model: 'RefreshToken', grantId: used.grantId },
    select: { payload: true, consumedAt: true },
  })
  const followers = family.filter(({ payload }) => rotationsOf(payload) > rotationsOf(used.payload))
  return followers.length < MOST_ANSWERS && followers.every(({ consumedAt }) => consumedAt === null)
}
