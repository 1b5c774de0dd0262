'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/_web/form-action'
import { requireUser, startSession, trier } from '@/app/_web/session'
import { acceptGuest, createGuestAccount } from '@/lib/connectors'
import { limitNewAccounts } from '@/lib/partners'
import { InvitedAccount } from '@/lib/partners/schema'

const Link = z.object({ token: z.string().min(1), mailed: z.string().max(100).optional() })

const pathOf = (token: string) => `/guest/${encodeURIComponent(token)}`

export const acceptGuestAction = formAction(Link, async ({ token, mailed }) => {
  const user = await requireUser(pathOf(token))
  await acceptGuest(user.id, { token, proof: mailed })
  redirect(pathOf(token))
})

export const acceptGuestAsNewAction = formAction(
  InvitedAccount.extend(Link.shape),
  async ({ token, mailed, ...input }) => {
    await limitNewAccounts((await trier()).address)
    const { userId } = await createGuestAccount({ token, proof: mailed }, input)
    await startSession(userId)
    redirect(pathOf(token))
  },
)
