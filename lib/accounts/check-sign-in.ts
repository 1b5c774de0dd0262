import {
  authorizationCodeGrantRequest,
  nopkce,
  processAuthorizationCodeResponse,
  validateAuthResponse,
} from 'oauth4webapi'
import { fetch } from 'undici'
import { getConnector } from '@/lib/connectors'
import { AppError } from '@/lib/errors'
import { guardedAgent } from '@/lib/network'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { discoverServer } from './discover-server'
import { explainFailure } from './explain-failure'
import { loadSignIn, type SignInServer } from './load-sign-in'
import { partnerFetch } from './partner-fetch'
import type { SignInCheck } from './schema'
import { SignInError } from './sign-in-error'
import { newAttempt, signInAddress } from './start-sign-in'
import { toParties } from './to-parties'

const TIMEOUT_MS = 20_000

interface Seen {
  outcome: SignInCheck['outcome']
  sentence: string
}

const passed = (sentence: string): Seen => ({ outcome: 'passed', sentence })
const failed = (sentence: string): Seen => ({ outcome: 'failed', sentence })
const skipped = (sentence: string): Seen => ({ outcome: 'skipped', sentence })

async function checkMetadata({ settings }: SignInServer): Promise<Seen> {
  if (!settings.discovery) return skipped('The endpoints were entered by hand.')
  const found = await discoverServer(settings.discovery)
  const moved = (['authorizationEndpoint', 'tokenEndpoint'] as const).find((name) => found[name] !== settings[name])
  if (moved) return failed('The server describes other endpoints now. Save the settings again to take them over.')
  return passed(`${found.issuer} describes itself.`)
}

/** Asks as a browser would, and follows nowhere. */
async function checkAuthorization(server: SignInServer, redirectUri: string): Promise<Seen> {
  const address = new URL(await signInAddress(server, newAttempt(server, 'check', redirectUri)))
  const dispatcher = guardedAgent(address)
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  const answer = await fetch(address, { redirect: 'manual', dispatcher, signal, headers: { accept: 'text/html' } })
  await answer.body?.cancel()
  const { host } = address
  const location = answer.headers.get('location') ?? ''
  const sentBack = location.startsWith(redirectUri) ? new URL(location).searchParams.get('error') : null
  // Nobody is signed in there in this request, and some servers say so at once.
  if (sentBack && !/^(login|interaction|consent)_required$/.test(sentBack)) {
    return failed(`${host} refuses the request (${sentBack}). Correct the scopes and the extra parameters.`)
  }
  if (answer.status < 400) return passed(`${host} takes the request and asks people to sign in.`)
  if (answer.status === 404)
    return failed(`There is nothing at ${address.origin}${address.pathname}. Correct the authorization endpoint.`)
  if (answer.status >= 500) return failed(`${host} answered ${answer.status}. The server has a problem of its own.`)
  return failed(
    `${host} refuses the request (${answer.status}). Register ${redirectUri} as a redirect address there, and check the client id.`,
  )
}

/** A code that cannot be right: a server that knows the client says so, one that does not says that. */
async function checkTokenEndpoint(server: SignInServer, redirectUri: string): Promise<Seen> {
  const { server: as, client, auth, tokenOptions } = toParties(server)
  const { host } = new URL(server.settings.tokenEndpoint)
  const parties = { ...as, authorization_response_iss_parameter_supported: false }
  const answer = validateAuthResponse(
    parties,
    client,
    new URLSearchParams({ code: 'portico-check', state: 'check' }),
    'check',
  )
  const verifier = server.settings.pkce ? 'portico-check-portico-check-portico-check-portico' : nopkce
  try {
    const response = await authorizationCodeGrantRequest(as, client, auth, answer, redirectUri, verifier, tokenOptions)
    await processAuthorizationCodeResponse(as, client, response)
    return failed(`${host} gives tokens for a code that it never made. Do not use this server.`)
  } catch (error) {
    const explained = explainFailure(host, error)
    if (!(explained instanceof SignInError)) throw explained
    // A made-up code is refused: that is what a good server does.
    if (explained.fault === 'lost')
      return passed(`${host} knows the client id${server.clientSecret ? ' and secret' : ''}.`)
    return failed(explained.message)
  }
}

async function checkUserinfo({ settings }: SignInServer): Promise<Seen> {
  if (!settings.userinfoEndpoint) return skipped('None is set: the ID token must say who the user is.')
  const { host } = new URL(settings.userinfoEndpoint)
  const { status } = await partnerFetch(settings.userinfoEndpoint, {
    headers: { authorization: 'Bearer portico-check' },
  })
  if (status === 404 || status >= 500) return failed(`${host} answered ${status}. Correct the userinfo endpoint.`)
  if (status < 400) return failed(`${host} answers ${status} to a made-up token. Correct the userinfo endpoint.`)
  return passed(`${host} is there, and asks for a token.`)
}

async function step(title: string, look: () => Promise<Seen>): Promise<SignInCheck> {
  try {
    return { title, ...(await look()) }
  } catch (error) {
    if (error instanceof AppError) return { title, ...failed(error.message) }
    if (error instanceof TypeError || (error as Error).name === 'TimeoutError') {
      const cause = error instanceof Error && error.cause instanceof AppError ? ` ${error.cause.message}` : ''
      return { title, ...failed(`It cannot be reached.${cause} Check the address.`) }
    }
    throw error
  }
}

/** Walks a sign-in server as far as one can without a user: what it says of itself, and whether its endpoints know this client. */
export async function checkSignIn(member: Member, connectorSlug: string, redirectUri: string): Promise<SignInCheck[]> {
  requireRole(member, 'admin')
  const { id } = await getConnector(member, connectorSlug)
  const server = await loadSignIn(id)
  if (!server) throw new AppError('conflict', 'Save the sign-in server first')
  return [
    await step('Metadata', () => checkMetadata(server)),
    await step('Authorization endpoint', () => checkAuthorization(server, redirectUri)),
    await step('Token endpoint', () => checkTokenEndpoint(server, redirectUri)),
    await step('Userinfo endpoint', () => checkUserinfo(server)),
  ]
}
