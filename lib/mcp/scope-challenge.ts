import type { ScopeChallengeHandler } from '@modelcontextprotocol/server'
import type { LiveConnector } from '@/lib/connectors/schema'
import { connectorScopes, readScope } from '@/lib/oauth'
import type { Served } from './served'

/** Refuses without `needed`, and asks for all the connector has: clients lose what an earlier sign-in gave. */
export function scopeChallenge(live: LiveConnector, needed: string): ScopeChallengeHandler {
  return ({ authInfo }) => {
    if (authInfo?.scopes.includes(needed)) return undefined
    const [first = needed, ...others] = connectorScopes(live)
    return {
      scopes: [first, ...others],
      errorDescription: `This needs the scope ${needed}. Connect again and allow it.`,
    }
  }
}

/** What reading a prompt or a resource needs, where the connector is not open. */
export function readChallenge({ live, caller }: Served): { scopeChallenge?: ScopeChallengeHandler } {
  return caller ? { scopeChallenge: scopeChallenge(live, readScope(live.slug)) } : {}
}
