import { db } from '@/lib/db'
import { type Admission, isOfDomain } from './access-schema'
import type { LiveConnector } from './schema'

/** What decides about it. */
export type Doors = Pick<LiveConnector, 'id' | 'partnerId' | 'access' | 'accessSettings'>

async function isInvited(connectorId: string, userId: string): Promise<boolean> {
  return (await db().guest.count({ where: { connectorId, userId }, take: 1 })) > 0
}

/** Whether the account may connect. */
export async function findAdmission(
  { id, partnerId, access, accessSettings }: Doors,
  userId: string,
): Promise<Admission> {
  const { who, domains } = accessSettings
  if (access !== 'portal' || who === 'anyone') return 'admitted'
  const user = await db().user.findUnique({
    where: { id: userId },
    select: { email: true, emailVerified: true, members: { where: { partnerId }, select: { id: true } } },
  })
  if (!user) return 'not_invited'
  // Those who build the connector try it, and an invitation is for this person whatever their address.
  if (user.members.length > 0 || (await isInvited(id, userId))) return 'admitted'
  if (who === 'invited') return 'not_invited'
  if (!isOfDomain(user.email, domains)) return 'other_domain'
  return user.emailVerified ? 'admitted' : 'unconfirmed'
}
