'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/_web/form-action'
import { endSession, goOn, ownPath, rememberBrowser, startSession, trier } from '@/app/_web/session'
import { AppError } from '@/lib/errors'
import { signIn } from '@/lib/partners'
import { SignIn } from '@/lib/partners/schema'

const SignInForm = SignIn.extend({ next: z.string().optional() })

export const signInAction = formAction(SignInForm, async ({ next, ...credentials }) => {
  const user = await signIn(credentials, await trier())
  if (!user) throw new AppError('unauthenticated', 'The e-mail address or the password is wrong.')
  await startSession(user.id)
  await rememberBrowser(credentials.email)
  goOn(ownPath(next))
})

/** Signs out of this browser, and asks who is next where `next` says so. */
export async function signOutAction(form?: FormData): Promise<void> {
  await endSession()
  const next = form?.get('next')
  redirect(typeof next === 'string' ? `/sign-in?next=${encodeURIComponent(ownPath(next))}` : '/sign-in')
}
