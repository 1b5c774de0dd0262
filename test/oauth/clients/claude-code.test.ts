import { createServer } from 'node:http'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type Behaviour, HttpClient, METADATA_ID } from '@/test/support/oauth-http-client'
import { signedIn } from '@/test/support/oauth-session'
import { type OAuthSite, serveOAuth } from '@/test/support/oauth-site'

vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

// Each test is a row of what real clients were seen to do; here is what this server does for one that behaves so.

const BOTH = 'orders:read orders:write'
let site: OAuthSite
let endpoint: string
let upstreamCalls = 0

beforeAll(async () => {
  process.env.ALLOW_PRIVATE_UPSTREAMS = 'true'
  site = await serveOAuth()
  endpoint = `${site.origin}/mcp/orders`
  const [{ publishConnector }, { newUser }, { listen }, { singleton }] = await Promise.all([
    import('@/test/support/mcp-connector'),
    import('@/test/support/oauth-connectors'),
    import('@/test/support/upstream-server'),
    import('@/lib/singleton'),
  ])
  // claude.ai is out of reach in a test; what its client is, is known here.
  singleton('oauth-metadata-send', () => () => Promise.reject(new TypeError('fetch failed')))
  const port = await listen(
    createServer((_request, response) => {
      upstreamCalls += 1
      response.setHeader('content-type', 'application/json').end('{"id":"A7"}')
    }),
  )
  const destructive = { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: true }
  await publishConnector({
    slug: 'orders',
    access: 'portal',
    baseUrl: `http://127.0.0.1:${port}`,
    tools: [{ name: 'get_order' }, { name: 'cancel_order', method: 'DELETE', annotations: destructive }],
  })
  await publishConnector({ slug: 'weather', baseUrl: `http://127.0.0.1:${port}`, tools: [{ name: 'forecast' }] })
  signedIn.userId = await newUser('ada@example.com')
})

beforeEach(() => {
  site.asked.length = 0
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => {
  vi.useRealTimers()
})

const registrations = () => site.asked.filter((asked) => asked === 'POST /oauth/register').length

test('the order of requests of Claude Code 2.1.330 leads to a call that is answered', async () => {
  const client = new HttpClient(endpoint)
  const { tokens } = await client.signIn()
  expect((await client.call(tokens.access_token)).status).toBe(200)
  expect(site.asked.map((asked) => asked.replace(/(interaction|authorize)\/[\w-]{8,}/, '$1/…'))).toEqual([
    'POST /mcp/orders',
    'GET /.well-known/oauth-protected-resource/mcp/orders',
    'GET /.well-known/oauth-authorization-server',
    'POST /oauth/register',
    'GET /oauth/authorize',
    'GET /oauth/interaction/…',
    'GET /oauth/authorize/…',
    'GET /oauth/interaction/…',
    'POST /oauth/interaction/…/decide',
    'GET /oauth/authorize/…',
    'POST /oauth/token',
    'POST /mcp/orders',
  ])
})

test('both ways to be known are offered, and "none" with them, so that none ends as an incompatible server', async () => {
  const { server } = await new HttpClient(endpoint).discover()
  expect(server).toMatchObject({
    client_id_metadata_document_supported: true,
    registration_endpoint: `${site.origin}/oauth/register`,
    token_endpoint_auth_methods_supported: expect.arrayContaining(['none']),
    code_challenge_methods_supported: ['S256'],
  })
})

test.each<[string, Behaviour, string, number]>([
  ['registers itself', {}, BOTH, 1],
  ['is a metadata document, on any port', { identity: 'metadata' }, BOTH, 0],
  [
    'is a metadata document, on 127.0.0.1',
    { identity: 'metadata', redirectUri: 'http://127.0.0.1:40001/callback' },
    BOTH,
    0,
  ],
  [
    'was registered with a secret and one port',
    { identity: 'secret', redirectUri: 'http://localhost:7777/callback' },
    BOTH,
    1,
  ],
  ['answers at a random path, as Codex', { redirectUri: 'http://127.0.0.1:1455/callback/x7Kq' }, BOTH, 1],
  ['does not read the challenge', { discovery: 'path' }, BOTH, 1],
  ['takes the scopes of the metadata', { scope: 'metadata' }, BOTH, 1],
  ['adds offline_access, which the server lists', { scope: 'offline' }, BOTH, 1],
  ['asks for no scope', { scope: 'none' }, BOTH, 1],
  ['asks for no scope and reads no challenge', { discovery: 'path', scope: 'none' }, BOTH, 1],
  ['knows no resource metadata and names no resource, but scopes', { discovery: 'none' }, BOTH, 1],
])('a client that %s is let in and answered', async (_, behaviour, scope, registered) => {
  const client = new HttpClient(endpoint, behaviour)
  const { tokens } = await client.signIn()
  expect(tokens).toMatchObject({ scope, refresh_token: expect.any(String) })
  expect((await client.call(tokens.access_token, 'get_order')).status).toBe(200)
  expect(registrations()).toBe(registered)
  if (behaviour.identity === 'metadata') expect(client.clientId).toBe(METADATA_ID)
})

test('a client that names neither a resource nor scopes is told what to name', async () => {
  const client = new HttpClient(endpoint, { discovery: 'none', scope: 'none' })
  const found = await client.discover()
  await client.identify(found)
  const led = await client.authorize(client.authorizeUrl(found))
  if (!(led instanceof URL)) throw new Error('Not sent back')
  expect(Object.fromEntries(led.searchParams)).toMatchObject({
    error: 'invalid_target',
    error_description: expect.stringContaining('resource='),
    state: client.state,
  })
})

test('a client id that was typed in and is not known here ends on a page, not in a circle', async () => {
  const client = new HttpClient(endpoint, { identity: 'unknown' })
  const found = await client.discover()
  await client.identify(found)
  const led = await client.authorize(client.authorizeUrl(found))
  if (led instanceof URL) throw new Error('Sent on')
  expect([led.status, await led.text()]).toEqual([400, expect.stringContaining('does not know the app')])
  const answer = await client.token(found, { grant_type: 'refresh_token', refresh_token: 'x' })
  expect([answer.status, (await answer.json()).error]).toEqual([401, 'invalid_client'])
})

test('RFC 9728 3.3: the resource is the address that was typed', async () => {
  const { resource, metadata } = await new HttpClient(endpoint).discover()
  expect(resource).toBe(endpoint)
  expect(metadata.authorization_servers).toEqual([site.origin])
})

test('RFC 9207 2: iss in the callback is the issuer, whether allowed or not', async () => {
  const { answer, found } = await new HttpClient(endpoint).signIn()
  expect(answer.get('iss')).toBe(found.server.issuer)
  expect(found.server.issuer).toBe(site.origin)
  const denied = await deny()
  expect(denied.get('iss')).toBe(site.origin)
})

async function deny(): Promise<URLSearchParams> {
  const client = new HttpClient(endpoint, { decision: 'deny' })
  const found = await client.discover()
  await client.identify(found)
  const led = await client.authorize(client.authorizeUrl(found))
  if (!(led instanceof URL)) throw new Error('Not sent back')
  expect(led.searchParams.get('state')).toBe(client.state)
  return led.searchParams
}

test('Deny comes back as access_denied with a description to show, and the state that was sent', async () => {
  const answer = await deny()
  expect(Object.fromEntries(answer)).toMatchObject({
    error: 'access_denied',
    error_description: expect.stringMatching(/\w+ \w+/),
  })
  expect(answer.get('code')).toBeNull()
})

test('a client that sent no state gets none, so that it cannot take a wrong one for its own', async () => {
  const client = new HttpClient(endpoint)
  const found = await client.discover()
  await client.identify(found)
  const led = await client.authorize(client.authorizeUrl(found, { state: undefined }))
  expect(led instanceof URL && led.searchParams.has('state')).toBe(false)
})

test('403 on a tool names every scope, and the same client comes back with them', async () => {
  const client = new HttpClient(endpoint)
  const found = await client.discover()
  await client.identify(found)
  const allow = async (scope: string) => {
    const led = await client.authorize(client.authorizeUrl(found, { scope }))
    if (!(led instanceof URL)) throw new Error('Not sent back')
    return (await client.exchange(found, led.searchParams.get('code') ?? '')).json()
  }
  const { access_token } = await allow('orders:read')
  expect((await client.call(access_token, 'get_order')).status).toBe(200)
  const before = upstreamCalls
  const refused = await client.call(access_token, 'cancel_order')
  expect(refused.status).toBe(403)
  expect(upstreamCalls).toBe(before)
  const challenge = refused.headers.get('www-authenticate') ?? ''
  expect(challenge).toContain('error="insufficient_scope"')
  const scope = /scope="([^"]*)"/.exec(challenge)?.[1] ?? ''
  expect(scope).toBe(BOTH)
  expect((await client.call((await allow(scope)).access_token, 'cancel_order')).status).toBe(200)
})

test('an expired token is 401 invalid_token; the client refreshes and tries again, all within a run', async () => {
  const client = new HttpClient(endpoint)
  const { found, tokens } = await client.signIn()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_601_000 })
  const expired = await client.call(tokens.access_token)
  expect([expired.status, expired.headers.get('www-authenticate')]).toEqual([
    401,
    expect.stringContaining('error="invalid_token"'),
  ])
  const grant = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token, resource: found.resource }
  const next = await (await client.token(found, grant)).json()
  expect(next.refresh_token).not.toBe(tokens.refresh_token)
  expect((await client.call(next.access_token)).status).toBe(200)
})

test('a refused refresh is 400 invalid_grant; the next sign-in registers anew and works', async () => {
  const client = new HttpClient(endpoint)
  const { found, tokens } = await client.signIn()
  await client.revoke(found, tokens.refresh_token)
  const grant = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token }
  const refused = await client.token(found, grant)
  expect([refused.status, (await refused.json()).error]).toEqual([400, 'invalid_grant'])
  const again = await new HttpClient(endpoint).signIn()
  expect((await client.call(again.tokens.access_token)).status).toBe(200)
  expect(registrations()).toBe(2)
})

test('a client that was forgotten is 401 invalid_client at the token endpoint', async () => {
  const client = new HttpClient(endpoint)
  const { found, tokens } = await client.signIn()
  const { db } = await import('@/lib/db')
  await db().oAuthRecord.deleteMany({ where: { model: 'Client', clientId: client.clientId } })
  const answer = await client.token(found, { grant_type: 'refresh_token', refresh_token: tokens.refresh_token })
  expect([answer.status, (await answer.json()).error]).toEqual([401, 'invalid_client'])
})

test('RFC 7009 2: logging out revokes the refresh token, then the access token, and ends the connection', async () => {
  const client = new HttpClient(endpoint)
  const { found, tokens } = await client.signIn()
  expect((await client.revoke(found, tokens.refresh_token)).status).toBe(200)
  expect((await client.revoke(found, tokens.access_token)).status).toBe(200)
  expect((await client.call(tokens.access_token)).status).toBe(401)
})

test.each(['initialize', 'server/discover', 'tools/list'])(
  '%s without a token is 401 with the challenge',
  async (method) => {
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: {} }),
    })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toBe(
      `Bearer resource_metadata="${site.origin}/.well-known/oauth-protected-resource/mcp/orders", scope="${BOTH}"`,
    )
  },
)

test('the GET that Codex begins with is 405 at once, and it goes on from the metadata', async () => {
  const answer = await fetch(endpoint, { headers: { accept: 'text/event-stream' } })
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
})

test.each(['/.well-known/oauth-protected-resource/mcp/weather', '/.well-known/oauth-protected-resource/mcp/none'])(
  'an open or unknown connector that is probed at %s is 404, and so asks for no sign-in',
  async (path) => {
    expect((await fetch(site.origin + path)).status).toBe(404)
  },
)

test('OpenID discovery is the same server, for clients that look there', async () => {
  const [one, two] = await Promise.all(
    ['oauth-authorization-server', 'openid-configuration'].map(async (name) =>
      (await fetch(`${site.origin}/.well-known/${name}`)).json(),
    ),
  )
  expect(two).toEqual(one)
})

test('nothing on the way redirects a client’s own requests', async () => {
  for (const path of [
    '/mcp/orders/',
    '/.well-known/oauth-protected-resource/mcp/orders',
    '/oauth/token',
    '/oauth/register',
  ]) {
    const answer = await fetch(site.origin + path, {
      method: path.startsWith('/.well') ? 'GET' : 'POST',
      redirect: 'manual',
    })
    expect(answer.status < 300 || answer.status >= 400, `${path} ${answer.status}`).toBe(true)
  }
})
