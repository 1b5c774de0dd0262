import { isPartnerAccountId } from '@/lib/accounts'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { endUnusedAccount } from './end-unused-account'

/** Of one statement; a connector may have more connections than a statement takes values. */
const BATCH = 1_000

async function deleteGrants(grantIds: string[]): Promise<number> {
  const where = { grantId: { in: grantIds } }
  const deleted = await db().$transaction([
    db().oAuthRecord.deleteMany({ where }),
    db().connection.deleteMany({ where }),
  ])
  return deleted.reduce((sum, { count }) => sum + count, 0)
}

/** The accounts of grants that a partner's server signed in, each once. */
async function accountsOf(grantIds: string[]): Promise<string[]> {
  const rows = await db().oAuthRecord.findMany({
    where: { grantId: { in: grantIds }, accountId: { not: null } },
    select: { accountId: true },
    distinct: ['accountId'],
  })
  return rows.flatMap(({ accountId }) => (accountId && isPartnerAccountId(accountId) ? [accountId] : []))
}

/** Deletes grants with every code and token made under them and their connections, and tells all processes to forget them. */
export async function revokeGrants(grantIds: string[]): Promise<void> {
  for (let start = 0; start < grantIds.length; start += BATCH) {
    const batch = grantIds.slice(start, start + BATCH)
    const accountIds = await accountsOf(batch)
    if ((await deleteGrants(batch)) === 0) continue
    for (const grantId of batch) await publish('grant.revoked', { grantId })
    for (const accountId of accountIds) await endUnusedAccount(accountId)
  }
}
