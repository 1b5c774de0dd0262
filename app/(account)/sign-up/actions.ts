'use server'

import { z } from 'zod'
import { formAction } from '@/app/_web/form-action'
import { goOn, ownPath, startSession } from '@/app/_web/session'
import { signUp } from '@/lib/partners'
import { NewAccount } from '@/lib/partners/schema'

const SignUpForm = NewAccount.extend({ next: z.string().optional() })

export const signUpAction = formAction(SignUpForm, async ({ next, ...input }) => {
  const { userId, partnerSlug } = await signUp(input)
  await startSession(userId)
  goOn(next ? ownPath(next) : `/p/${partnerSlug}/connectors`)
})
