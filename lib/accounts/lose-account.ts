import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import type { UpstreamAccount } from './schema'

/** Notes that the partner's server or API takes this account no more: its user must connect again. One stored meanwhile stays. */
export async function loseAccount({ id, connectorId, userId, version }: UpstreamAccount): Promise<void> {
  await db().upstreamAccount.updateMany({
    where: { id, version, lostAt: null },
    data: { lostAt: new Date(), version: { increment: 1 }, leaseUntil: null },
  })
  await publish('account.changed', { connectorId, userId })
}
