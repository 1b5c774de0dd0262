import { db } from '@/lib/db'
import { revokeGrants } from './revoke-grants'

/** Ends everything that an account of one connector allowed. */
export async function revokeAccountGrants(accountId: string): Promise<void> {
  const grants = await db().oAuthRecord.findMany({ where: { model: 'Grant', accountId }, select: { grantId: true } })
  await revokeGrants(grants.flatMap(({ grantId }) => grantId ?? []))
}
