'use server'

import { z } from 'zod'
import { formAction } from '@/app/_web/form-action'
import { goOn, ownPath, rememberBrowser, startSession, trier } from '@/app/_web/session'
import { limitNewAccounts, signUp } from '@/lib/partners'
import { NewAccount } from '@/lib/partners/schema'

const SignUpForm = NewAccount.extend({ next: z.string().optional() })

export const signUpAction = formAction(SignUpForm, async ({ next, ...input }) => {
  await limitNewAccounts((await trier()).address)
  const { userId, partnerSlug } = await signUp(input)
  await startSession(userId)
  await rememberBrowser(input.email)
  goOn(next ? ownPath(next) : `/p/${partnerSlug}/connectors`)
})
