import { claimInvitation, findAdmission } from '@/lib/connectors'
import type { LiveConnector } from '@/lib/connectors/schema'
import { db } from '@/lib/db'
import type { ConsentRefusal } from './schema'

/**
 * Why the account may not connect; null where it may. An invitation made for its confirmed address is taken here: whoever was told
 * by mail need not go back to the link.
 */
export async function findRefusal(
  live: LiveConnector,
  userId: string,
): Promise<Omit<ConsentRefusal, 'formToken'> | null> {
  const admission = await findAdmission(live, userId)
  if (admission === 'admitted' || (await claimInvitation(live.id, userId))) return null
  const partner = await db().partner.findUniqueOrThrow({ where: { id: live.partnerId }, select: { name: true } })
  return { reason: admission, connectorName: live.snapshot.name, partnerName: partner.name }
}
