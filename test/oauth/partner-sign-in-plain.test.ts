import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { PARTNER_CALLBACK } from '@/lib/oauth'
import { publishConnector } from '@/test/support/mcp-connector'
import { listen, serveMcpRoute } from '@/test/support/mcp-endpoint'
import { Browser, ORIGIN } from '@/test/support/oauth-browser'
import { authorizeUrl, exchange, newClient, ORDERS, openConsent } from '@/test/support/oauth-client'
import { callMe, saveServer } from '@/test/support/partner-sign-in'
import { bodyOf } from '@/test/support/upstream-server'

vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

/** What the plain server does in one test. */
interface Manners {
  /** In place of a code. */
  error?: string
  /** In place of tokens, as some servers do it: under status 200. */
  tokenError?: string
  refresh?: boolean
}

let origin: string
let endpoint: URL
let connectorId: string
let manners: Manners = {}
let minted = 0
const asked: URLSearchParams[] = []
const bodies: URLSearchParams[] = []
const valid = new Set<string>()

/** An OAuth 2 server of the plainest kind: no metadata, no issuer, no ID token, no expiry, no token type; users have numbers. */
async function plain(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', origin)
  const json = (body: unknown, status = 200) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  if (url.pathname === '/authorize') {
    asked.push(url.searchParams)
    const back = new URL(url.searchParams.get('redirect_uri') ?? '')
    back.search = new URLSearchParams({
      state: url.searchParams.get('state') ?? '',
      ...(manners.error ? { error: manners.error } : { code: 'a-code' }),
    }).toString()
    return void response.writeHead(302, { location: back.href }).end()
  }
  if (url.pathname === '/token') {
    const body = new URLSearchParams(await bodyOf(request))
    bodies.push(body)
    if (manners.tokenError) return json({ error: manners.tokenError })
    const token = `plain-${++minted}`
    valid.add(token)
    return json({ access_token: token, ...(manners.refresh && { refresh_token: `refresh-${minted}` }) })
  }
  const bearer = request.headers.authorization?.slice(7) ?? ''
  if (!valid.has(bearer)) return json({ message: 'no' }, 401)
  if (url.pathname === '/whoami') return json({ data: { id: 4711, login: 'ada' } })
  return json({ user: 'number 4711' })
}

beforeAll(async () => {
  origin = await listen(createServer((request, response) => void plain(request, response)))
  const live = await publishConnector({ slug: 'orders', access: 'partner', baseUrl: origin, tools: [{ name: 'me' }] })
  connectorId = live.id
  endpoint = (await serveMcpRoute())('orders')
})

beforeEach(async () => {
  manners = {}
  await saveServer(connectorId, '', {
    discovery: '',
    authorizationEndpoint: `${origin}/authorize?tenant=acme`,
    tokenEndpoint: `${origin}/token`,
    userinfoEndpoint: `${origin}/whoami`,
    authMethod: 'post',
    pkce: false,
    scopes: 'orders',
    parameters: { access_type: 'offline' },
    fields: { subject: 'data.id', name: 'data.login' },
  })
})

async function signIn(): Promise<Record<string, string>> {
  const browser = new Browser(undefined, { origin, user: 'ada' })
  const client = await newClient()
  const stop = await browser.press(
    await openConsent(browser, authorizeUrl(client.client_id, { scope: undefined })),
    'allow',
  )
  if (stop.kind !== 'away') throw new Error('The client got no answer')
  if (!stop.parameters.code) return stop.parameters
  return (await exchange(client, stop.parameters.code, { resource: ORDERS })).json()
}

test('plain OAuth 2 by hand: extra parameters, the secret in the body, a number for the user', async () => {
  const { access_token = '' } = await signIn()

  expect(Object.fromEntries(asked.at(-1) ?? [])).toMatchObject({
    tenant: 'acme',
    access_type: 'offline',
    scope: 'orders',
    redirect_uri: ORIGIN + PARTNER_CALLBACK,
  })
  expect(asked.at(-1)?.has('code_challenge')).toBe(false)
  expect(asked.at(-1)?.has('nonce')).toBe(false)
  expect(bodies.at(-1)?.get('client_secret')).toContain('secret of the partner')
  expect(await callMe(endpoint, access_token)).toBe('number 4711')
})

test('a token that the API refuses is replaced once, and the call goes through', async () => {
  manners = { refresh: true }
  const { access_token = '' } = await signIn()
  valid.clear()

  expect(await callMe(endpoint, access_token)).toBe('number 4711')
  expect(bodies.at(-1)?.get('grant_type')).toBe('refresh_token')
})

test('an error under status 200 is an error: the sign-in is lost, and the next call asks to connect again', async () => {
  manners = { refresh: true }
  const { access_token = '' } = await signIn()
  valid.clear()
  manners = { tokenError: 'bad_refresh_token' }

  expect(await callMe(endpoint, access_token)).toContain('401')
  expect(await callMe(endpoint, access_token)).toBe(401)
})

test.each([
  ['access_denied', 'access_denied', /cancelled or refused/],
  ['invalid_scope', 'server_error', /scopes under Access/],
  ['server_error', 'temporarily_unavailable', /Try again/],
  ['"<script>"', 'server_error', /refused the sign-in\.$/],
])('the server answers %s: the client is told %s, and why', async (error, told, why) => {
  manners = { error }
  const answer = await signIn()

  expect(answer.error).toBe(told)
  expect(answer.error_description).toMatch(why)
})

test('a server that does not say who it was is the publisher’s to correct', async () => {
  await saveServer(connectorId, '', {
    discovery: '',
    authorizationEndpoint: `${origin}/authorize`,
    tokenEndpoint: `${origin}/token`,
    authMethod: 'none',
    clientSecret: undefined,
  })
  const answer = await signIn()

  expect(answer).toMatchObject({ error: 'server_error' })
  expect(answer.error_description).toContain('userinfo endpoint')
})
