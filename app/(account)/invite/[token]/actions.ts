'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/_web/form-action'
import { rememberBrowser, requireUser, startSession, trier } from '@/app/_web/session'
import { acceptInvitation, createInvitedAccount, limitNewAccounts } from '@/lib/partners'
import { InvitedAccount } from '@/lib/partners/schema'

const Token = z.string().min(1)

export const joinAction = formAction(z.object({ token: Token }), async ({ token }) => {
  const user = await requireUser(`/invite/${encodeURIComponent(token)}`)
  const { partnerSlug } = await acceptInvitation(user.id, { token })
  redirect(`/p/${partnerSlug}/connectors`)
})

export const joinAsNewAction = formAction(InvitedAccount.extend({ token: Token }), async ({ token, ...input }) => {
  await limitNewAccounts((await trier()).address)
  const { userId, partnerSlug } = await createInvitedAccount(token, input)
  await startSession(userId)
  await rememberBrowser(input.email)
  redirect(`/p/${partnerSlug}/connectors`)
})
