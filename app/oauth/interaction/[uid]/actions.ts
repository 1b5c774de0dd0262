'use server'

import { z } from 'zod'
import { formAction } from '@/app/_web/form-action'
import { ownPath, requestOrigin, requireUser } from '@/app/_web/session'
import { sendConfirmation } from '@/lib/partners'

export const sendConfirmationAction = formAction(z.object({ next: z.string().max(2000) }), async (input) => {
  const next = ownPath(input.next)
  const user = await requireUser(next)
  return sendConfirmation(user.id, { origin: await requestOrigin(), next })
})
