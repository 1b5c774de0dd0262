import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { endUnusedAccount } from './end-unused-account'

/** Deletes a grant with every code and token made under it, and tells all processes to forget them. */
export async function revokeGrant(grantId: string): Promise<void> {
  const of = { grantId, accountId: { not: null } }
  const owned = await db().oAuthRecord.findFirst({ where: of, select: { accountId: true } })
  const { count } = await db().oAuthRecord.deleteMany({ where: { grantId } })
  if (count > 0) await publish('grant.revoked', { grantId })
  if (owned?.accountId) await endUnusedAccount(owned.accountId)
}
