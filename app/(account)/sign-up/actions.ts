'use server'

import { z } from 'zod'
import { formAction } from '@/app/_web/form-action'
import { goOn, ownPath, rememberBrowser, requestOrigin, startSession, trier } from '@/app/_web/session'
import { signUpToConnect } from '@/lib/oauth'
import { limitNewAccounts, signUp } from '@/lib/partners'
import { InvitedAccount, NewAccount } from '@/lib/partners/schema'

const SignUpForm = NewAccount.extend({ next: z.string().optional() })

export const signUpAction = formAction(SignUpForm, async ({ next, ...input }) => {
  await limitNewAccounts((await trier()).address)
  const { userId, partnerSlug } = await signUp(input)
  await startSession(userId)
  await rememberBrowser(input.email)
  goOn(next ? ownPath(next) : `/p/${partnerSlug}/connectors`)
})

/** For somebody on the way to a connector, which `next` is; their account belongs to no partner. */
export const signUpToConnectAction = formAction(
  InvitedAccount.extend({ next: z.string() }),
  async ({ next, ...input }) => {
    const path = ownPath(next)
    await limitNewAccounts((await trier()).address)
    const { userId } = await signUpToConnect(await requestOrigin(), path, input)
    await startSession(userId)
    await rememberBrowser(input.email)
    goOn(path)
  },
)
