'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/_web/form-action'
import { rememberBrowser, startSession } from '@/app/_web/session'
import { createOwner } from '@/lib/partners'
import { NewAccount } from '@/lib/partners/schema'

export const createOwnerAction = formAction(NewAccount, async (input) => {
  const { userId, partnerSlug } = await createOwner(input)
  await startSession(userId)
  await rememberBrowser(input.email)
  redirect(`/p/${partnerSlug}/connectors`)
})
