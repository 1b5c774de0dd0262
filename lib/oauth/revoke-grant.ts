import { publish } from '@/lib/bus'
import { db } from '@/lib/db'

/** Deletes a grant with every code and token made under it, and tells all processes to forget them. */
export async function revokeGrant(grantId: string): Promise<void> {
  const { count } = await db().oAuthRecord.deleteMany({ where: { grantId } })
  if (count > 0) await publish('grant.revoked', { grantId })
}
