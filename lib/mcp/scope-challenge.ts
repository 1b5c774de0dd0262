import type { ScopeChallengeHandler } from '@modelcontextprotocol/server'
import { isMixed, type LiveConnector, type ToolDefinition } from '@/lib/connectors/schema'
import { missingScopes, readScope, scopesAmong, signInChallenge, toolScopes } from '@/lib/oauth'
import type { Challenged } from './offer'
import type { Served } from './served'

/** Refuses who has not signed in. The SDK would say 403, so what is said instead is left in `served`. */
function needsSignIn(served: Served, needed: string[]): ScopeChallengeHandler {
  const [first = '', ...others] = needed
  return () => {
    served.refusal ??= signInChallenge(served.origin, served.live, needed)
    return { scopes: [first, ...others] }
  }
}

/** Refuses without the scopes `needed`, and asks for them with what was granted: clients lose what an earlier sign-in gave. */
function needsScopes(live: LiveConnector, needed: string[]): ScopeChallengeHandler {
  return ({ authInfo }) => {
    const granted = authInfo?.scopes ?? []
    const missing = needed.filter((scope) => !granted.includes(scope))
    if (missing.length === 0) return undefined
    const [first = '', ...others] = scopesAmong(live, granted, needed)
    return { scopes: [first, ...others], errorDescription: missingScopes(missing) }
  }
}

function challenge(served: Served, needed: string[]): Challenged {
  if (served.caller) return { scopeChallenge: needsScopes(served.live, needed) }
  return isMixed(served.live) ? { scopeChallenge: needsSignIn(served, needed) } : {}
}

/** What calling a tool needs. One that is open asks for nothing where sign-in is for the others. */
export function toolChallenge(served: Served, tool: ToolDefinition): Challenged {
  return tool.open && isMixed(served.live) ? {} : challenge(served, toolScopes(served.live.slug, tool))
}

/** What reading a prompt or a resource needs, where the connector is not open: their content is for those who signed in. */
export function readChallenge(served: Served): Challenged {
  return challenge(served, [readScope(served.live.slug)])
}
