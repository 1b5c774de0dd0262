import { calculatePKCECodeChallenge, generateRandomCodeVerifier, generateRandomNonce } from 'oauth4webapi'
import type { SignInServer } from './load-sign-in'
import type { SignInSettings } from './schema'

/** What one sign-in is recognised by when its answer comes; kept secret until then. */
export interface SignInAttempt {
  state: string
  redirectUri: string
  verifier?: string
  nonce?: string
}

/** Whether the server says who the user is in an ID token (OpenID Connect). */
export function usesOpenId({ issuer, scopes }: Pick<SignInSettings, 'issuer' | 'scopes'>): boolean {
  return issuer !== '' && scopes.split(' ').includes('openid')
}

/** A new attempt under a state that nobody can guess. */
export function newAttempt({ settings }: SignInServer, state: string, redirectUri: string): SignInAttempt {
  return {
    state,
    redirectUri,
    ...(settings.pkce && { verifier: generateRandomCodeVerifier() }),
    ...(usesOpenId(settings) && { nonce: generateRandomNonce() }),
  }
}

/** Where the user's browser goes to sign in (RFC 6749, section 4.1.1; RFC 7636; OpenID Connect Core, section 3.1.2.1). */
export async function signInAddress({ settings }: SignInServer, attempt: SignInAttempt): Promise<string> {
  const url = new URL(settings.authorizationEndpoint)
  const parameters = {
    ...settings.parameters,
    response_type: 'code',
    client_id: settings.clientId,
    redirect_uri: attempt.redirectUri,
    ...(settings.scopes && { scope: settings.scopes }),
    state: attempt.state,
    ...(attempt.nonce && { nonce: attempt.nonce }),
    ...(attempt.verifier && {
      code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
    }),
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url.href
}
