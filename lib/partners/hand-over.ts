import { recordAudit } from '@/lib/activity'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { requireRole } from './get-membership'
import { findTarget, lockMembers } from './lock-members'
import type { Member } from './schema'

/** Makes another member an owner and the one who hands over an admin, at once. For owners. */
export async function handOver(member: Member, { memberId }: { memberId: string }): Promise<void> {
  requireRole(member, 'owner')
  await db().$transaction(async (tx) => {
    const actor = await lockMembers(tx, member, 'owner')
    const target = await findTarget(tx, actor, memberId)
    if (target.userId === actor.userId) throw new AppError('conflict', 'You own it already. Choose someone else.')
    const { partnerId, userId } = actor
    await tx.member.update({ where: { id: target.id }, data: { role: 'owner' } })
    await tx.member.update({ where: { partnerId_userId: { partnerId, userId } }, data: { role: 'admin' } })
    // What the former owner could no longer make would be a way back.
    const made = { partnerId, invitedById: userId, acceptedAt: null, role: 'owner' }
    await tx.invitation.deleteMany({ where: made })
    const roles = { before: { them: target.role, self: 'owner' }, after: { them: 'owner', self: 'admin' } }
    await recordAudit(actor, 'partner.handed_over', target.email, roles, tx)
  })
}
