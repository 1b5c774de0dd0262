import { apiJson, apiRoute, noContent } from '@/app/_web/api-route'
import { readJson } from '@/app/_web/read-json'
import { describeSignIn, removeSignIn, saveSignIn } from '@/lib/accounts'
import { SignInInput, type SignInSummary } from '@/lib/accounts/schema'
import { AppError, parseInput } from '@/lib/errors'
import { PARTNER_CALLBACK } from '@/lib/oauth'

type Params = { slug: string }

function answer({ updatedAt, ...settings }: SignInSummary, origin: string) {
  return { ...settings, redirectUri: origin + PARTNER_CALLBACK, updatedAt: updatedAt.toISOString() }
}

export const GET = apiRoute<Params>('read', async ({ member, params, origin }) => {
  const stored = await describeSignIn(member, params.slug)
  if (!stored) throw new AppError('not_found', 'This connector has no sign-in server')
  return apiJson(answer(stored, origin))
})

export const PUT = apiRoute<Params>('write', async ({ request, member, params, origin }) => {
  const input = parseInput(SignInInput, await readJson(request))
  return apiJson(answer(await saveSignIn(member, params.slug, input), origin))
})

export const DELETE = apiRoute<Params>('write', async ({ member, params }) => {
  await removeSignIn(member, params.slug)
  return noContent()
})
