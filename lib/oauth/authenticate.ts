import type { LiveConnector } from '@/lib/connectors/schema'
import { addressedOrigin } from '@/lib/domains'
import { buildChallenge } from './build-challenge'
import { connectorResource } from './connector-resource'
import { findAccessToken } from './find-access-token'
import type { Caller } from './schema'

/** The bearer token of the Authorization header (RFC 6750, section 2.1), the one place it may be. */
function bearerToken(request: Request): string | null {
  return /^Bearer +([\w~+/.=-]+) *$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null
}

/** Who calls a connector that is not open, or the 401 to return as it is. Scopes are for the caller to check. */
export async function authenticate(request: Request, live: LiveConnector): Promise<Caller | Response> {
  const origin = await addressedOrigin(request.headers.get('host'))
  const refuse = (message: string) => buildChallenge(origin, live, { status: 401, error: 'invalid_token', message })

  if (!request.headers.get('authorization')) {
    const message = 'Sign in to use this connector. The WWW-Authenticate header says where.'
    return buildChallenge(origin, live, { status: 401, message })
  }
  const token = bearerToken(request)
  if (!token) return refuse('Send an access token as Authorization: Bearer <token>.')

  const found = await findAccessToken(token)
  if (!found) return refuse('The access token is unknown or was revoked. Connect again.')
  if (found.expiresAt <= Date.now()) return refuse('The access token has expired. Refresh it or connect again.')
  if (found.audience !== connectorResource(origin, live.slug)) {
    return refuse('The access token was issued for another address. Connect to this one.')
  }
  return found.caller
}
