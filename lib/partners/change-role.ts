import { changedParts, recordAudit } from '@/lib/activity'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { hasRole, requireRole } from './get-membership'
import { findTarget, keepOwner, lockMembers } from './lock-members'
import { revokeInvitationsOf } from './revoke-invitations-of'
import type { Member, RoleChange } from './schema'

/**
 * Gives a member another role. Admins change roles up to their own, owners all; the last owner stays one. Acts on the next request, tokens
 * included.
 */
export async function changeRole(member: Member, { memberId, role }: RoleChange): Promise<void> {
  requireRole(member, 'admin')
  await db().$transaction(async (tx) => {
    const actor = await lockMembers(tx, member, 'admin')
    const target = await findTarget(tx, actor, memberId)
    if (!hasRole(actor, target.role)) {
      throw new AppError('forbidden', 'Only an owner changes the role of an owner')
    }
    if (!hasRole(actor, role)) throw new AppError('forbidden', 'Only an owner makes someone an owner')
    if (target.role === role) return
    await keepOwner(tx, target, actor)
    await revokeInvitationsOf(tx, actor, target, role)
    await tx.member.update({ where: { id: target.id }, data: { role } })
    await recordAudit(actor, 'member.role_changed', target.email, changedParts({ role: target.role }, { role }), tx)
  })
}
