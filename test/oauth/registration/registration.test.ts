import { beforeEach, expect, test, vi } from 'vitest'
import { OPTIONS as preflight } from '@/app/oauth/[...path]/route'
import { db } from '@/lib/db'
import { singleton } from '@/lib/singleton'
import { ORIGIN } from '@/test/support/oauth-browser'
import { newClient, post, REDIRECT, register } from '@/test/support/oauth-client'

vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

const json = { 'content-type': 'application/json' }

beforeEach(() => {
  singleton('oauth-rate registration', () => ({ startedAt: 0, count: 0 })).count = 0
})

test('RFC 7591 3.2.1: what Claude Code sends is registered as a public client', async () => {
  const response = await register({
    client_name: 'Claude Code (orders)',
    redirect_uris: ['http://localhost:57362/callback'],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
    application_type: 'native',
    scope: 'orders:read orders:write',
  })
  expect(response.status).toBe(201)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  const client = await response.json()
  expect(client).toMatchObject({
    client_id: expect.any(String),
    client_name: 'Claude Code (orders)',
    redirect_uris: ['http://localhost:57362/callback'],
    token_endpoint_auth_method: 'none',
  })
  // A client registered with scopes could never ask for others.
  for (const name of ['scope', 'client_secret', 'registration_access_token']) expect(client).not.toHaveProperty(name)
})

test.each([
  ['null optional fields', { client_uri: null, logo_uri: null, contacts: null, scope: null, tos_uri: null }],
  ['empty optional fields', { client_uri: '', logo_uri: '', client_name: '' }],
  ['fields nobody knows', { x_vendor: { a: 1 }, software_statement: 'x', jwks: null }],
  ['a scope of another server', { scope: 'openid profile email' }],
  ['application_type web', { application_type: 'web' }],
  [
    'grant types we lack beside ours',
    { grant_types: ['authorization_code', 'urn:ietf:params:oauth:grant-type:device_code'] },
  ],
  ['an RS256 wish', { id_token_signed_response_alg: 'RS256' }],
  ['a custom scheme', { redirect_uris: ['cursor://anysphere.cursor-retrieval/oauth/callback'] }],
  ['loopback names', { redirect_uris: ['http://localhost/cb', 'http://127.0.0.1:1/cb', 'http://[::1]/cb'] }],
])('RFC 7591 2: accepts %s', async (_, metadata) => {
  const response = await register({ redirect_uris: [REDIRECT], token_endpoint_auth_method: 'none', ...metadata })
  expect([response.status, await response.text()]).toEqual([201, expect.stringContaining('client_id')])
})

test.each([
  ['http on another host', { redirect_uris: ['http://partner.example/cb'] }],
  ['http on another host, as web', { redirect_uris: ['http://partner.example/cb'], application_type: 'web' }],
  ['a host that only begins like loopback', { redirect_uris: ['http://localhost.evil.example/cb'] }],
  ['javascript:', { redirect_uris: ['javascript:alert(1)'] }],
  ['data:', { redirect_uris: ['data:text/html,x'] }],
  ['a fragment', { redirect_uris: [`${REDIRECT}#here`] }],
  ['no address', { redirect_uris: ['not a url'] }],
  ['a text instead of a list', { redirect_uris: REDIRECT }],
  ['an empty list', { redirect_uris: [] }],
  ['no redirect_uris', { redirect_uris: undefined }],
])('RFC 7591 3.2.2: refuses %s', async (_, metadata) => {
  const response = await register({ token_endpoint_auth_method: 'none', ...metadata })
  expect(response.status).toBe(400)
  expect((await response.json()).error).toMatch(/^invalid_(redirect_uri|client_metadata)$/)
})

test.each([
  ['a foreign auth method', { token_endpoint_auth_method: 'private_key_jwt' }],
  ['only grant types we lack', { grant_types: ['client_credentials'] }],
])('RFC 7591 3.2.2: refuses %s', async (_, metadata) => {
  const response = await register({ redirect_uris: [REDIRECT], ...metadata })
  expect(response.status).toBe(400)
  expect((await response.json()).error).toBe('invalid_client_metadata')
})

test.each(['', '[]', 'null', '"x"', '{', '7'])('RFC 7591 3.1: the body %j is no JSON object', async (body) => {
  const response = await post('/oauth/register', body, json)
  expect(response.status).toBe(400)
  expect((await response.json()).error).toBe('invalid_client_metadata')
})

test('RFC 7591 3.1: another content type is refused', async () => {
  const response = await post('/oauth/register', new URLSearchParams({ redirect_uris: REDIRECT }))
  expect(response.status).toBe(400)
})

test('RFC 7591 2: a client that names no auth method gets a secret, which is sealed at rest', async () => {
  const { client_id, client_secret = '' } = await newClient({ token_endpoint_auth_method: undefined })
  expect(client_secret.length).toBeGreaterThan(30)
  const row = await db().oAuthRecord.findFirstOrThrow({ where: { model: 'Client', clientId: client_id } })
  expect(JSON.stringify(row)).not.toContain(client_secret)
})

test('RFC 7591 5: a body over the limit is 413 in JSON', async () => {
  const response = await register({ redirect_uris: [REDIRECT], client_name: 'x'.repeat(64 * 1024) })
  expect(response.status).toBe(413)
  expect(await response.json()).toMatchObject({ error: 'invalid_request' })
})

test('RFC 7591 5: registrations are limited to 60 in a minute, and the answer says when to come back', async () => {
  const wrong = JSON.stringify({ redirect_uris: [] })
  for (let count = 0; count < 60; count += 1) expect((await post('/oauth/register', wrong, json)).status).toBe(400)
  const refused = await register({ redirect_uris: [REDIRECT] })
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await refused.json()).toMatchObject({ error: 'temporarily_unavailable' })
})

test('RFC 7591 5: a client nobody used is forgotten after a week', async () => {
  const { client_id } = await newClient()
  const row = await db().oAuthRecord.findFirstOrThrow({ where: { model: 'Client', clientId: client_id } })
  const days = (Number(row.expiresAt) - Date.now()) / 86_400_000
  expect(Math.round(days)).toBe(7)
})

test('Fetch standard: browser clients may register', async () => {
  const headers = { host: 'localhost:3000', origin: 'https://app.example', 'access-control-request-method': 'POST' }
  const response = await preflight(new Request(`${ORIGIN}/oauth/register`, { method: 'OPTIONS', headers }))
  expect(response.status).toBe(204)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(response.headers.get('access-control-allow-methods')).toContain('POST')
})
