import type { LiveConnector } from '@/lib/connectors/schema'
import { resourceMetadataUrl } from './build-resource-metadata'
import { connectorScopes } from './connector-scopes'

interface Challenge {
  status: 401 | 403
  error?: 'invalid_token' | 'insufficient_scope'
  message: string
}

/** A refusal with the challenge of RFC 6750, section 3 and RFC 9728, section 5.1: where to sign in, and for which scopes. */
export function buildChallenge(origin: string, live: LiveConnector, challenge: Challenge): Response {
  const { status, error, message } = challenge
  const parameters = {
    ...(error && { error, error_description: message }),
    resource_metadata: resourceMetadataUrl(origin, live.slug),
    // All of them: what an earlier sign-in gave is not reliably carried over by clients.
    scope: connectorScopes(live).join(' '),
  }
  const header = Object.entries(parameters).map(([name, value]) => `${name}="${value}"`)
  return Response.json(
    { error: error ?? 'unauthorized', error_description: message },
    { status, headers: { 'www-authenticate': `Bearer ${header.join(', ')}`, 'cache-control': 'no-store' } },
  )
}

/** The 403 for a caller whose token lacks a scope that this connector has; makes clients ask for consent again. */
export function insufficientScope(origin: string, live: LiveConnector, missing: string): Response {
  const message = `This needs the scope ${missing}. Connect again and allow it.`
  return buildChallenge(origin, live, { status: 403, error: 'insufficient_scope', message })
}
