import { recordAudit } from '@/lib/activity'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { hasRole, requireRole } from './get-membership'
import { findTarget, keepOwner, lockMembers } from './lock-members'
import { revokeInvitationsOf } from './revoke-invitations-of'
import type { Member } from './schema'

/**
 * Takes a person out of the partner, and with them their access tokens and the invitations they made. Admins remove people up to their own role, owners anyone, and
 * everyone themselves; the last owner stays.
 */
export async function removeMember(member: Member, input: { memberId: string }): Promise<void> {
  const userId = await db().$transaction(async (tx) => {
    const actor = await lockMembers(tx, member, 'viewer')
    const target = await findTarget(tx, actor, input.memberId)
    const leaves = target.userId === actor.userId
    if (!leaves) requireRole(actor, 'admin')
    if (!leaves && !hasRole(actor, target.role)) throw new AppError('forbidden', 'Only an owner removes an owner')
    await keepOwner(tx, target, actor)
    await revokeInvitationsOf(tx, actor, target, null)
    await tx.member.delete({ where: { id: target.id } })
    const detail = { before: { role: target.role } }
    await recordAudit(actor, leaves ? 'member.left' : 'member.removed', target.email, detail, tx)
    return target.userId
  })
  await publish('user.changed', { userId })
}
