'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { memberAction } from '@/app/_web/form-action'
import { createToken, revokeToken } from '@/lib/partners'
import { NewToken, TOKEN_SCOPES } from '@/lib/partners/schema'

const TokenForm = z
  .object({ name: NewToken.shape.name, scope: z.enum(TOKEN_SCOPES), expiresInDays: z.enum(['30', '90', '365', '']) })
  .transform(({ name, scope, expiresInDays }): NewToken => {
    const scopes: NewToken['scopes'] = scope === 'write' ? ['read', 'write'] : ['read']
    return { name, scopes, ...(expiresInDays && { expiresInDays: Number(expiresInDays) }) }
  })

/** Gives the token itself: it is known only now. */
export const createTokenAction = memberAction(TokenForm, async (member, input) => {
  const { token, expiresAt } = await createToken(member, input)
  revalidatePath(`/p/${member.partnerSlug}/tokens`)
  return { token, name: input.name, expiresAt }
})

export const revokeTokenAction = memberAction(z.object({ tokenId: z.string().min(1) }), async (member, input) => {
  await revokeToken(member, input)
  revalidatePath(`/p/${member.partnerSlug}/tokens`)
})
