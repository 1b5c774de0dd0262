import { apiJson, apiRoute, REALM } from '@/app/_web/api-route'
import { readJson } from '@/app/_web/read-json'
import { respond } from '@/app/_web/respond'
import { AppError, parseInput } from '@/lib/errors'
import { addressOf } from '@/lib/network'
import { createToken, getFirstMembership, getMembership, listTokens, signIn } from '@/lib/partners'
import { SignIn } from '@/lib/partners/schema'
import { TokenRequest } from '../_contract/requests'

const BODY_LIMIT = 10_000

/** RFC 7617: the e-mail address and password of an account. */
async function readAccount(request: Request): Promise<{ id: string }> {
  const encoded = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  const [, email, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded ?? '', 'base64').toString('utf8')) ?? []
  const parsed = SignIn.safeParse({ email, password })
  const user = parsed.success ? await signIn(parsed.data, { address: addressOf(request.headers) }) : null
  if (user) return user
  throw new AppError('unauthenticated', 'Send the e-mail address and password of an account with HTTP basic')
}

/** Makes a token for the account that signs in with HTTP basic. The only route without one. */
export async function POST(request: Request): Promise<Response> {
  const response = await respond(async () => {
    const user = await readAccount(request)
    const { partner, ...input } = parseInput(TokenRequest, (await readJson(request, BODY_LIMIT)) ?? {})
    const slug = new URL(request.url).searchParams.get('partner') ?? partner
    const member = slug ? await getMembership(user.id, slug) : await getFirstMembership(user.id)
    const { id, token, expiresAt } = await createToken(member, input)
    return apiJson({ id, token, ...input, partner: member.partnerSlug, expiresAt }, 201)
  })
  if (response.status === 401) response.headers.set('www-authenticate', `Basic realm="${REALM}", charset="UTF-8"`)
  return response
}

export const GET = apiRoute('read', async ({ member }) => apiJson({ tokens: await listTokens(member) }))
