'use server'

import { redirect } from 'next/navigation'
import { formAction } from '@/app/_web/form-action'
import { startSession } from '@/app/_web/session'
import { createOwner } from '@/lib/partners'
import { NewAccount } from '@/lib/partners/schema'

export const createOwnerAction = formAction(NewAccount, async (input) => {
  const { userId, partnerSlug } = await createOwner(input)
  await startSession(userId)
  redirect(`/p/${partnerSlug}/connectors`)
})
