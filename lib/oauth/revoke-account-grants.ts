import { db } from '@/lib/db'
import { revokeGrant } from './revoke-grant'

/** Ends everything that an account of one connector allowed. */
export async function revokeAccountGrants(accountId: string): Promise<void> {
  const grants = await db().oAuthRecord.findMany({ where: { model: 'Grant', accountId }, select: { grantId: true } })
  for (const { grantId } of grants) if (grantId) await revokeGrant(grantId)
}
