import type { Prisma } from '@/lib/db'
import { hasRole } from './get-membership'
import type { LockedMember } from './lock-members'
import type { Member, Role } from './schema'

/** Ends the open invitations that a person made and could not make with their new role, or as no member: they would be a way back. */
export async function revokeInvitationsOf(
  tx: Prisma.TransactionClient,
  { partnerId }: Member,
  target: LockedMember,
  role: Role | null,
): Promise<void> {
  const where = { partnerId, invitedById: target.userId, acceptedAt: null }
  const open = await tx.invitation.findMany({ where, select: { id: true, role: true } })
  const may = (invited: string) => role !== null && hasRole({ role }, 'admin') && hasRole({ role }, invited as Role)
  const ended = open.filter((invitation) => !may(invitation.role)).map(({ id }) => id)
  await tx.invitation.deleteMany({ where: { id: { in: ended } } })
}
