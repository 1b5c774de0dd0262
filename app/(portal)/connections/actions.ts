'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { formAction } from '@/app/_web/form-action'
import type { FormState } from '@/app/_web/form-state'
import { requireUser } from '@/app/_web/session'
import { revokeOwnConnections } from '@/lib/oauth'
import { ConnectionChoice } from '@/lib/oauth/schema'

const OwnChoice = z.object({ connectorId: z.string().min(1).max(200), client: ConnectionChoice.shape.client })

/** Ends what the signed-in account connected to one connector: one client, or all. */
export async function revokeOwnAction(previous: FormState<void>, form: FormData): Promise<FormState<void>> {
  const user = await requireUser('/connections')
  return formAction(OwnChoice, async (input) => {
    await revokeOwnConnections(user.id, input)
    revalidatePath('/connections')
  })(previous, form)
}
