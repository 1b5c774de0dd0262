'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/_web/form-action'
import { requireUser } from '@/app/_web/session'
import { createPartner } from '@/lib/partners'
import { PartnerName } from '@/lib/partners/schema'

export const createPartnerAction = formAction(z.object({ partnerName: PartnerName }), async (input) => {
  const user = await requireUser('/new-partner')
  const { slug } = await createPartner(user.id, input)
  redirect(`/p/${slug}/connectors`)
})
