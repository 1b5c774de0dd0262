'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { memberAction } from '@/app/_web/form-action'
import { requestOrigin } from '@/app/_web/session'
import { AppError } from '@/lib/errors'
import { changeRole, createInvitation, handOver, mailInvitation, removeMember, revokeInvitation } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { NewInvitation, RoleChange } from '@/lib/partners/schema'

const Id = z.string().min(1)

/** The link is there whether or not the mail went out. */
async function mail(member: Member, invitation: { link: string; note: string }): Promise<boolean> {
  try {
    return await mailInvitation(member, invitation)
  } catch (error) {
    if (error instanceof AppError && error.code === 'upstream_unreachable') return false
    throw error
  }
}

/** Gives the whole link: the token is known only now. */
export const createInvitationAction = memberAction(NewInvitation, async (member, input) => {
  const { token, expiresAt } = await createInvitation(member, input)
  revalidatePath(`/p/${member.partnerSlug}/team`)
  const link = `${await requestOrigin()}/invite/${token}`
  return { link, note: input.note, expiresAt, mailed: await mail(member, { link, note: input.note }) }
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
