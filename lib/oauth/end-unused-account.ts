import { endAccount, isPartnerAccountId } from '@/lib/accounts'
import { db } from '@/lib/db'

/** Forgets an account that a partner's server signed in once no grant is left that needs it. */
export async function endUnusedAccount(accountId: string): Promise<void> {
  if (!isPartnerAccountId(accountId)) return
  const where = { model: 'Grant', accountId, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] }
  if ((await db().oAuthRecord.count({ where })) === 0) await endAccount(accountId)
}
