import { setTimeout as wait } from 'node:timers/promises'
import { beforeEach, expect, test, vi } from 'vitest'
import { OPTIONS as preflight } from '@/app/oauth/[...path]/route'
import { db } from '@/lib/db'
import { fillBuckets, untilRefused } from '@/test/support/full-buckets'
import { ORIGIN } from '@/test/support/oauth-browser'
import { connect, newClient, post, REDIRECT, register } from '@/test/support/oauth-client'
import { newUser, publishConnector } from '@/test/support/oauth-connectors'

vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

const json = { 'content-type': 'application/json' }

beforeEach(fillBuckets)

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
  const response = await register({ redirect_uris: [REDIRECT], client_name: 'x'.repeat(17 * 1024) })
  expect(response.status).toBe(413)
  expect(await response.json()).toMatchObject({ error: 'invalid_request' })
})

const from = (address: string) => post('/oauth/register', '{}', { ...json, 'x-portico-address': address })

test('RFC 7591 5: one address registers 60 clients at once and 30 a minute; others do not wait for it', async () => {
  const refused = await untilRefused(() => from('203.0.113.9'), { burst: 60, perMinute: 30 })
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await refused.json()).toMatchObject({ error: 'temporarily_unavailable' })
  expect((await from('203.0.113.10')).status).toBe(400)

  await wait(2_100)
  expect((await from('203.0.113.9')).status).toBe(400)
  expect((await from('203.0.113.9')).status).toBe(429)
})

test('RFC 7591 5: everybody together registers 120 a minute', async () => {
  await untilRefused((count) => from(`203.0.113.${count}`), { burst: 120, perMinute: 120 })
  expect((await from('198.51.100.1')).status).toBe(429)
})

test.each([
  [
    'more than 20 addresses',
    { redirect_uris: Array.from({ length: 21 }, (_, i) => `${REDIRECT}/${i}`) },
    'redirect_uris',
  ],
  ['an address of more than 2,000 characters', { redirect_uris: [`${REDIRECT}/${'x'.repeat(2000)}`] }, 'redirect_uris'],
  ['a name of more than 500 characters', { client_name: 'x'.repeat(501) }, 'client_name'],
  ['more than 10 contacts', { contacts: Array.from({ length: 11 }, (_, i) => `${i}@example.com`) }, 'contacts'],
  ['a long address of its site', { client_uri: `https://example.com/${'x'.repeat(2000)}` }, 'client_uri'],
])('RFC 7591 5: %s is refused with the name of the field', async (_, metadata, field) => {
  const response = await register({ redirect_uris: [REDIRECT], token_endpoint_auth_method: 'none', ...metadata })
  expect(response.status).toBe(400)
  expect((await response.json()).error_description).toMatch(new RegExp(`^${field} may `))
})

test('RFC 7591 3.1: two registrations for one connection are normal, and either works', async () => {
  const [one, two] = await Promise.all([newClient(), newClient()])
  expect(one.client_id).not.toBe(two.client_id)
})

test('RFC 7591 5: a client that is used stays for 90 days from its last token', async () => {
  await publishConnector('orders')
  const { client } = await connect(await newUser('ada@example.com'))
  const row = await db().oAuthRecord.findFirstOrThrow({ where: { model: 'Client', clientId: client.client_id } })
  expect(Math.round((Number(row.expiresAt) - Date.now()) / 86_400_000)).toBe(90)
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
