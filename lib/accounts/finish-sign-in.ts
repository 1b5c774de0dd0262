import {
  authorizationCodeGrantRequest,
  expectNoNonce,
  getValidatedIdTokenClaims,
  nopkce,
  processAuthorizationCodeResponse,
  validateApplicationLevelSignature,
  validateAuthResponse,
} from 'oauth4webapi'
import { explainFailure } from './explain-failure'
import type { SignInServer } from './load-sign-in'
import { parseJson } from './parse-json'
import { partnerFetch } from './partner-fetch'
import { readField } from './read-field'
import type { UpstreamTokens } from './schema'
import { SignInError } from './sign-in-error'
import { signInHost } from './sign-in-host'
import type { SignInAttempt } from './start-sign-in'
import { toParties } from './to-parties'
import { expiryOf, toTokens } from './to-tokens'

/** Who signed in at the partner's server, and what lets them in at its API. */
export interface SignedIn {
  subject: string
  name: string
  email: string
  claims: Record<string, unknown>
  tokens: UpstreamTokens
  expiresAt: Date | null
}

async function exchangeCode(server: SignInServer, attempt: SignInAttempt, answer: URLSearchParams) {
  const { server: as, client, auth, tokenOptions, options } = toParties(server)
  const parameters = new URLSearchParams(answer)
  // Nothing is known to compare it with.
  if (!server.settings.issuer) parameters.delete('iss')
  const valid = validateAuthResponse(as, client, parameters, attempt.state)
  const verifier = attempt.verifier ?? nopkce
  const response = await authorizationCodeGrantRequest(
    as,
    client,
    auth,
    valid,
    attempt.redirectUri,
    verifier,
    tokenOptions,
  )
  const tokens = await processAuthorizationCodeResponse(as, client, response, {
    expectedNonce: attempt.nonce ?? expectNoNonce,
    requireIdToken: attempt.nonce !== undefined,
  })
  const idToken = getValidatedIdTokenClaims(tokens)
  if (idToken && as.jwks_uri) await validateApplicationLevelSignature(as, response, options)
  return { tokens, idToken }
}

async function readUserinfo({ settings }: SignInServer, accessToken: string): Promise<Record<string, unknown>> {
  if (!settings.userinfoEndpoint) return {}
  const headers = { authorization: `Bearer ${accessToken}`, accept: 'application/json' }
  const answer = await partnerFetch(settings.userinfoEndpoint, { headers })
  const { host } = new URL(settings.userinfoEndpoint)
  if (answer.status >= 500) throw new SignInError('away', `${host} could not say who signed in (${answer.status}).`)
  const claims = answer.status === 200 ? parseJson(await answer.text()) : null
  if (claims) return claims
  const what = answer.status === 200 ? 'what is no JSON object' : String(answer.status)
  throw new SignInError(
    'settings',
    `${host} answered ${what} when asked who signed in. The publisher of the connector must correct the userinfo endpoint or the scopes under Access.`,
  )
}

function readSubject({ settings }: SignInServer, claims: Record<string, unknown>): string {
  const subject = readField(claims, settings.fields.subject)
  if (subject) return subject
  throw new SignInError(
    'settings',
    `${signInHost(settings)} does not say who signed in: there is no "${settings.fields.subject}" in its answer. The publisher of the connector must set a userinfo endpoint, or another field for the subject, under Access.`,
  )
}

async function finish(server: SignInServer, attempt: SignInAttempt, answer: URLSearchParams): Promise<SignedIn> {
  const { tokens, idToken } = await exchangeCode(server, attempt, answer)
  const userinfo = await readUserinfo(server, tokens.access_token)
  // OpenID Connect Core, section 5.3.2: the token could have been swapped for another user's.
  if (idToken && userinfo.sub !== undefined && userinfo.sub !== idToken.sub) {
    throw new SignInError('answer', `${signInHost(server.settings)} named two different users in one sign-in.`)
  }
  const claims = { ...idToken, ...userinfo }
  const { fields } = server.settings
  return {
    subject: readSubject(server, claims),
    name: readField(claims, fields.name),
    email: readField(claims, fields.email),
    claims,
    tokens: toTokens(tokens),
    expiresAt: expiryOf(tokens),
  }
}

/** Takes the server's answer to an attempt to its end: code, tokens, and who it was. Throws `SignInError`. */
export async function finishSignIn(
  server: SignInServer,
  attempt: SignInAttempt,
  answer: URLSearchParams,
): Promise<SignedIn> {
  try {
    return await finish(server, attempt, answer)
  } catch (error) {
    const host = signInHost(server.settings)
    const explained = explainFailure(host, error)
    if (!(explained instanceof SignInError && explained.fault === 'lost')) throw explained
    throw new SignInError('answer', `${host} did not accept the code it gave. Connect again.`)
  }
}
