import { originFor } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { findTokenMember } from '@/lib/partners'
import type { Member, TokenScope } from '@/lib/partners/schema'
import { respond } from './respond'

export const REALM = 'Portico'

/** One request of the management API, once it is known who is asking. */
export interface ApiCall<Params> {
  request: Request
  params: Params
  query: URLSearchParams
  member: Member
  /** The origin the request was sent to. */
  origin: string
}

interface Context<Params> {
  params: Promise<Params>
}

/** The token of an `Authorization: Bearer` header (RFC 6750 section 2.1), or null. */
function bearerToken(request: Request): string | null {
  return /^Bearer +([\w.~+/-]+=*)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null
}

async function authenticate(request: Request, scope: TokenScope): Promise<Member> {
  const token = bearerToken(request)
  if (!token) throw new AppError('unauthenticated', 'Send an access token: Authorization: Bearer …')
  const found = await findTokenMember(token)
  if (!found) throw new AppError('unauthenticated', 'This token is not known, expired or revoked. Make another one.')
  if (!found.scopes.includes(scope)) {
    throw new AppError(
      'forbidden',
      `This token may only ${found.scopes.join(' and ')}. This needs one that may ${scope}.`,
    )
  }
  return found.member
}

/** RFC 6750 section 3: what a refused client should send instead. */
function challenge(request: Request, response: Response): Response {
  if (response.status === 401) {
    const error = bearerToken(request) ? ', error="invalid_token"' : ''
    response.headers.set('www-authenticate', `Bearer realm="${REALM}"${error}`)
  }
  return response
}

/** A handler of the management API: lets a token with `scope` in, and answers errors as problem details. */
export function apiRoute<Params = Record<never, never>>(
  scope: TokenScope,
  run: (call: ApiCall<Params>) => Promise<Response>,
) {
  return async (request: Request, context: Context<Params>): Promise<Response> => {
    const response = await respond(async () => {
      const member = await authenticate(request, scope)
      const query = new URL(request.url).searchParams
      const origin = originFor(request.headers.get('host'))
      return run({ request, params: await context.params, query, member, origin })
    })
    return challenge(request, response)
  }
}

/** An answer of the management API: never stored by anything on the way. */
export function apiJson(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } })
}

export function noContent(): Response {
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
}
