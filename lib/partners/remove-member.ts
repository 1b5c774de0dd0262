import { recordAudit } from '@/lib/activity'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { requireOwner } from './get-membership'
import type { Member } from './schema'

/** Takes a person out of the partner. Owners remove anyone, others only themselves; the last owner stays. */
export async function removeMember(member: Member, input: { memberId: string }): Promise<void> {
  const userId = await db().$transaction(async (tx) => {
    const target = await tx.member.findFirst({
      where: { id: input.memberId, partnerId: member.partnerId },
      include: { user: true },
    })
    if (!target) throw new AppError('not_found', 'This person is not a member')
    if (target.userId !== member.userId) requireOwner(member)
    if (target.role === 'owner') {
      const owners = await tx.member.count({ where: { partnerId: member.partnerId, role: 'owner' } })
      if (owners === 1) throw new AppError('conflict', 'A partner needs an owner. Invite another one first.')
    }
    await tx.member.delete({ where: { id: target.id } })
    await recordAudit(member, 'member.removed', target.user.email, {}, tx)
    return target.userId
  })
  await publish('user.changed', { userId })
}
