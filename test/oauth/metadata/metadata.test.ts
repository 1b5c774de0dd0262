import { beforeAll, expect, test, vi } from 'vitest'
import { GET as serverMetadata } from '@/app/.well-known/oauth-authorization-server/route'
import {
  GET as resourceMetadata,
  OPTIONS as resourcePreflight,
} from '@/app/.well-known/oauth-protected-resource/mcp/[slug]/route'
import { GET as openidConfiguration } from '@/app/.well-known/openid-configuration/route'
import { toNode } from '@/app/_web/node-bridge'
import { GET as oauth } from '@/app/oauth/[...path]/route'
import { providerFor } from '@/lib/oauth'
import { ORIGIN } from '@/test/support/oauth-browser'
import { publishConnector, readTool } from '@/test/support/oauth-connectors'

vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

const ask = (path: string, host = 'localhost:3000') => new Request(`http://${host}${path}`, { headers: { host } })
const resource = (slug: string, host?: string) =>
  resourceMetadata(ask(`/.well-known/oauth-protected-resource/mcp/${slug}`, host), {
    params: Promise.resolve({ slug }),
  })

beforeAll(async () => {
  await publishConnector('orders')
  await publishConnector('catalog', { tools: [readTool] })
  await publishConnector('weather', { access: 'open' })
})

test('RFC 8414 2: what clients look for before they begin', async () => {
  const response = serverMetadata(ask('/.well-known/oauth-authorization-server'))
  expect(response.status).toBe(200)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(await response.json()).toMatchObject({
    issuer: ORIGIN,
    authorization_endpoint: `${ORIGIN}/oauth/authorize`,
    token_endpoint: `${ORIGIN}/oauth/token`,
    registration_endpoint: `${ORIGIN}/oauth/register`,
    revocation_endpoint: `${ORIGIN}/oauth/revoke`,
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['none', 'client_secret_basic', 'client_secret_post'],
    client_id_metadata_document_supported: true,
    authorization_response_iss_parameter_supported: true,
    scopes_supported: ['offline_access'],
  })
})

test('RFC 8414 3: says nothing that the server behind it does not do', async () => {
  const exchange = await toNode(ask('/.well-known/oauth-authorization-server'), ORIGIN)
  const provider = await providerFor(ORIGIN)
  provider.callback()(exchange.req, exchange.res)
  const actual = await (await exchange.answer).json()
  // oidc-provider counts "openid" among its scopes, and leaves the methods at the revocation endpoint unsaid.
  const { scopes_supported, revocation_endpoint_auth_methods_supported, ...said } = await serverMetadata(
    ask('/'),
  ).json()
  const sorted = (value: unknown) => (Array.isArray(value) ? value.toSorted() : value)
  for (const [name, value] of Object.entries(said)) expect([name, sorted(actual[name])]).toEqual([name, sorted(value)])
})

test('RFC 8414 5: OpenID Connect discovery gives the same document', async () => {
  const [one, two] = [serverMetadata(ask('/')), openidConfiguration(ask('/'))]
  expect(await two.json()).toEqual(await one.json())
})

test.each(['127.0.0.1:3000', '[::1]:3000'])('RFC 8414 3.3: the issuer is the name %s that was asked', async (host) => {
  expect(await serverMetadata(ask('/', host)).json()).toMatchObject({ issuer: `http://${host}` })
})

test('RFC 8414 3.3: a foreign Host header does not become the issuer', async () => {
  expect(await serverMetadata(ask('/', 'evil.example')).json()).toMatchObject({ issuer: ORIGIN })
})

test('RFC 9728 2: a connector names its resource, server and scopes', async () => {
  const response = await resource('orders')
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(await response.json()).toEqual({
    resource: `${ORIGIN}/mcp/orders`,
    resource_name: 'ORDERS',
    authorization_servers: [ORIGIN],
    scopes_supported: ['orders:read', 'orders:write'],
    bearer_methods_supported: ['header'],
  })
})

test('RFC 9728 2: no write scope where every tool is read-only', async () => {
  expect(await (await resource('catalog')).json()).toMatchObject({ scopes_supported: ['catalog:read'] })
})

test('RFC 9728 3.3: the resource is the name that was asked', async () => {
  const body = await (await resource('orders', '127.0.0.1:3000')).json()
  expect(body).toMatchObject({
    resource: 'http://127.0.0.1:3000/mcp/orders',
    authorization_servers: ['http://127.0.0.1:3000'],
  })
})

test.each(['weather', 'nothing', '..', 'ORDERS'])(
  'RFC 9728 3.2: %j asks for no sign-in, so 404 in JSON',
  async (slug) => {
    const response = await resource(slug)
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({ error: 'not_found', error_description: expect.any(String) })
  },
)

test('Fetch standard: browser clients may read the metadata', () => {
  const response = resourcePreflight()
  expect(response.status).toBe(204)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
})

test('RFC 7517 5: public keys only', async () => {
  const { keys } = await (await oauth(ask('/oauth/jwks'))).json()
  expect(keys).toEqual([expect.objectContaining({ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' })])
  expect(keys[0]).not.toHaveProperty('d')
})

test.each([
  ['/oauth/nothing', 404],
  ['/oauth/session/end/confirm', 404],
  ['/oauth/token', 405],
  ['/oauth/register', 405],
])('RFC 6749 3: GET %s is refused in JSON with %d', async (path, status) => {
  const response = await oauth(ask(path))
  expect(response.status).toBe(status)
  expect(await response.json()).toEqual({ error: expect.any(String), error_description: expect.any(String) })
})
