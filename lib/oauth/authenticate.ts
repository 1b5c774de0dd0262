import { freshAccount, isPartnerAccountId } from '@/lib/accounts'
import type { LiveConnector } from '@/lib/connectors/schema'
import { addressedOrigin } from '@/lib/domains'
import { buildChallenge } from './build-challenge'
import { connectorResource } from './connector-resource'
import { findAccessToken } from './find-access-token'
import { noteUse } from './note-use'
import { revokeAccountGrants } from './revoke-account-grants'
import type { Caller } from './schema'

/** The bearer token of the Authorization header (RFC 6750, section 2.1), the one place it may be. */
function bearerToken(request: Request): string | null {
  return /^Bearer +([\w~+/.=-]+) *$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null
}

/**
 * Whether the account is of the kind that the connector signs in, and still lets its user in at the partner's API. Asked before anything
 * runs, and renews what is about to end. What the partner's server took back for good ends all that the user connected.
 */
async function mayStillCome({ id, access }: LiveConnector, { userId }: Caller): Promise<boolean> {
  if (isPartnerAccountId(userId) !== (access === 'partner')) return false
  if (access !== 'partner') return true
  const { state } = await freshAccount(id, userId)
  if (state === 'lost') await revokeAccountGrants(userId)
  // What is away for now fails the call with a sentence of its own; signing in again would not help.
  return state !== 'lost'
}

/** Who calls a connector that is not open, or the 401 to return as it is. Scopes are for the caller to check. */
export async function authenticate(request: Request, live: LiveConnector): Promise<Caller | Response> {
  const origin = await addressedOrigin(request.headers.get('host'))
  const refuse = (message: string) => buildChallenge(origin, live, { error: 'invalid_token', message })

  if (!request.headers.get('authorization')) {
    const message = 'Sign in to use this connector. The WWW-Authenticate header says where.'
    return buildChallenge(origin, live, { message })
  }
  const token = bearerToken(request)
  if (!token) return refuse('Send an access token as Authorization: Bearer <token>.')

  const found = await findAccessToken(token)
  if (!found) return refuse('The access token is unknown or was revoked. Connect again.')
  if (found.expiresAt <= Date.now()) return refuse('The access token has expired. Refresh it or connect again.')
  if (found.audience !== connectorResource(origin, live.slug)) {
    return refuse('The access token was issued for another address. Connect to this one.')
  }
  if (!found.admitted) return refuse('This account may not use the connector any more. Connect again to see who may.')
  if (!(await mayStillCome(live, found.caller))) return refuse('This sign-in is over. Connect again.')
  noteUse(found.caller.grantId)
  return found.caller
}
