'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/_web/form-action'
import { ownPath, startSession } from '@/app/_web/session'
import { signUp } from '@/lib/partners'
import { NewAccount } from '@/lib/partners/schema'

const SignUpForm = NewAccount.extend({ next: z.string().optional() })

export const signUpAction = formAction(SignUpForm, async ({ next, ...input }) => {
  const { userId, partnerSlug } = await signUp(input)
  await startSession(userId)
  redirect(next ? ownPath(next) : `/p/${partnerSlug}/connectors`)
})
