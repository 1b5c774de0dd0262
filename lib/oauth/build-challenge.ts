import type { LiveConnector } from '@/lib/connectors/schema'
import { resourceMetadataUrl } from './build-resource-metadata'
import { normalScopes, scopesAmong } from './connector-scopes'

interface Challenge {
  error?: 'invalid_token'
  message: string
  /** Left out: what normal use needs. */
  scopes?: string[]
}

/** The text with only what RFC 6750, section 3 allows in a parameter: a partner's own words may be in it. */
function quotable(text: string): string {
  return text.replace(/[^\x20-\x7e]|["\\]/g, '?')
}

/** A 401 with the challenge of RFC 6750, section 3 and RFC 9728, section 5.1: where to sign in, and for which scopes. */
export function buildChallenge(origin: string, live: LiveConnector, challenge: Challenge): Response {
  const { error, message, scopes = normalScopes(live) } = challenge
  const parameters = {
    ...(error && { error, error_description: message }),
    resource_metadata: resourceMetadataUrl(origin, live.slug),
    scope: scopes.join(' '),
  }
  const header = Object.entries(parameters).map(([name, value]) => `${name}="${quotable(value)}"`)
  return Response.json(
    { error: error ?? 'unauthorized', error_description: message },
    { status: 401, headers: { 'www-authenticate': `Bearer ${header.join(', ')}`, 'cache-control': 'no-store' } },
  )
}

/** The 401 for what needs a sign-in, at a connector that answers some things without: asks for what normal use and this need. */
export function signInChallenge(origin: string, live: LiveConnector, needed: string[]): Response {
  return buildChallenge(origin, live, {
    message: 'This needs a sign-in. The WWW-Authenticate header says where.',
    scopes: scopesAmong(live, normalScopes(live), needed),
  })
}

/** The words for a caller whose token lacks scopes that this connector has. */
export function missingScopes(missing: string[]): string {
  return `This needs the scope ${missing.join(' and ')}. Connect again and allow it.`
}
