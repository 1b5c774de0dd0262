'use server'

import { z } from 'zod'
import { formAction } from '@/app/_web/form-action'
import { goOn, ownPath, requireUser } from '@/app/_web/session'
import { confirmEmail } from '@/lib/partners'

const ConfirmEmail = z.object({ token: z.string().min(1), next: z.string().max(2000) })

export const confirmEmailAction = formAction(ConfirmEmail, async ({ token, next }) => {
  const user = await requireUser(`/confirm-email/${encodeURIComponent(token)}?next=${encodeURIComponent(next)}`)
  await confirmEmail(user.id, { token })
  goOn(ownPath(next))
})
