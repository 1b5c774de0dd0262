'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { memberAction } from '@/app/_web/form-action'
import { requestOrigin } from '@/app/_web/session'
import { changeRole, createInvitation, handOver, removeMember, revokeInvitation } from '@/lib/partners'
import { NewInvitation, RoleChange } from '@/lib/partners/schema'

const Id = z.string().min(1)

/** Gives the whole link: the token is known only now. */
export const createInvitationAction = memberAction(NewInvitation, async (member, input) => {
  const { token, expiresAt } = await createInvitation(member, input)
  revalidatePath(`/p/${member.partnerSlug}/team`)
  return { link: `${await requestOrigin()}/invite/${token}`, note: input.note, expiresAt }
})

export const revokeInvitationAction = memberAction(z.object({ invitationId: Id }), async (member, input) => {
  await revokeInvitation(member, input)
  revalidatePath(`/p/${member.partnerSlug}/team`)
})

export const changeRoleAction = memberAction(RoleChange, async (member, input) => {
  await changeRole(member, input)
  revalidatePath(`/p/${member.partnerSlug}`, 'layout')
})

export const handOverAction = memberAction(z.object({ memberId: Id }), async (member, input) => {
  await handOver(member, input)
  revalidatePath(`/p/${member.partnerSlug}`, 'layout')
})

export const removeMemberAction = memberAction(
  z.object({ memberId: Id, self: z.string().optional() }),
  async (member, { memberId, self }) => {
    await removeMember(member, { memberId })
    if (self) redirect('/')
    revalidatePath(`/p/${member.partnerSlug}/team`)
  },
)
