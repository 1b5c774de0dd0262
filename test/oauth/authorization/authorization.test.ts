import { beforeAll, expect, test, vi } from 'vitest'
import { Browser, ORIGIN } from '@/test/support/oauth-browser'
import { authorizeUrl, type Client, newClient, ORDERS, openConsent, REDIRECT } from '@/test/support/oauth-client'
import { newUser, publishConnector, readTool } from '@/test/support/oauth-connectors'

vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

let userId: string
let client: Client
beforeAll(async () => {
  userId = await newUser('ada@example.com')
  await publishConnector('orders')
  await publishConnector('catalog', { tools: [readTool] })
  await publishConnector('weather', { access: 'open' })
  client = await newClient({
    redirect_uris: [REDIRECT, 'http://localhost/callback', 'http://127.0.0.1:1/callback', 'http://[::1]/callback'],
  })
})

type Changes = Record<string, string | string[] | undefined>

test.each<[string, Changes, string]>([
  ['RFC 7636 4.4.1: no PKCE', { code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request'],
  ['RFC 7636 4.4.1: PKCE plain', { code_challenge_method: 'plain' }, 'invalid_request'],
  ['RFC 7636 4.3: a method left out means plain', { code_challenge_method: undefined }, 'invalid_request'],
  ['RFC 8707 2: a resource of another host', { resource: 'https://evil.example/mcp/orders' }, 'invalid_target'],
  ['RFC 8707 2: an unknown connector', { resource: `${ORIGIN}/mcp/nothing` }, 'invalid_target'],
  ['RFC 8707 2: an open connector', { resource: `${ORIGIN}/mcp/weather` }, 'invalid_target'],
  ['RFC 8707 2: a path below a connector', { resource: `${ORIGIN}/mcp/orders/more` }, 'invalid_target'],
  ['RFC 8707 2: a path that climbs elsewhere', { resource: `${ORIGIN}/mcp/orders/../../admin` }, 'invalid_target'],
  ['RFC 8707 2: the portal as a whole', { resource: ORIGIN }, 'invalid_target'],
  ['RFC 8707 2: a query', { resource: `${ORDERS}?x=1` }, 'invalid_target'],
  ['RFC 8707 2: a fragment', { resource: `${ORDERS}#x` }, 'invalid_target'],
  ['RFC 8707 2: no URL', { resource: 'orders' }, 'invalid_target'],
  ['RFC 8707 2: two connectors', { resource: [ORDERS, `${ORIGIN}/mcp/catalog`] }, 'invalid_target'],
  ['RFC 8707 2: none, and no scope to tell', { resource: undefined, scope: undefined }, 'invalid_target'],
  ['RFC 8707 2: none, and scopes of two', { resource: undefined, scope: 'orders:read catalog:read' }, 'invalid_target'],
  ['RFC 6749 3.1.1: another response type', { response_type: 'token' }, 'unsupported_response_type'],
  ['OpenID Core 3.1.2.6: prompt=none', { prompt: 'none' }, 'login_required'],
  ['RFC 9101 5: a request object', { request: 'eyJ' }, 'request_not_supported'],
])('%s is refused to the client, with iss and state (RFC 9207 2)', async (_, changes, error) => {
  const stop = await new Browser(userId).open(authorizeUrl(client.client_id, changes))
  if (stop.kind !== 'away') throw new Error(`Not sent back: ${stop.kind}`)
  expect(stop.url.href.startsWith(REDIRECT)).toBe(true)
  const parameters = { ...Object.fromEntries(new URLSearchParams(stop.url.hash.slice(1))), ...stop.parameters }
  expect(parameters).toMatchObject({ error, state: 'the-state', iss: ORIGIN })
  expect(parameters).not.toHaveProperty('code')
})

test.each<[string, Changes]>([
  ['RFC 6749 3.1.2.4: another path', { redirect_uri: `${REDIRECT}/more` }],
  ['RFC 6749 3.1.2.4: another host', { redirect_uri: 'https://evil.example/cb' }],
  ['RFC 6749 3.1.2.4: a port on https', { redirect_uri: 'https://claude.ai:444/api/mcp/auth_callback' }],
  ['RFC 6749 3.1.2.4: none', { redirect_uri: undefined }],
  ['RFC 8252 7.3: another path on loopback', { redirect_uri: 'http://localhost:9/other' }],
  ['RFC 6749 4.1.2.1: an unknown client', { client_id: 'nobody' }],
  ['RFC 6749 4.1.2.1: no client', { client_id: undefined }],
])('%s: a page for the browser, and nobody is sent anywhere', async (_, changes) => {
  const stop = await new Browser(userId).open(authorizeUrl(client.client_id, changes))
  if (stop.kind !== 'answer') throw new Error('Sent on')
  expect(stop.response.status).toBe(400)
  expect(stop.response.headers.get('content-type')).toContain('text/html')
  expect(stop.response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(await stop.response.text()).toContain('Go back to the app and connect again')
})

test('the error page cannot be made to run what the request holds', async () => {
  const evil = '<script>alert(1)</script>'
  const stop = await new Browser(userId).open(authorizeUrl(evil, { redirect_uri: evil, response_type: evil }))
  if (stop.kind !== 'answer') throw new Error('Sent on')
  expect(await stop.response.text()).not.toContain('<script>')
})

test.each(['http://localhost:53122/callback', 'http://127.0.0.1:8080/callback', 'http://[::1]:5000/callback'])(
  'RFC 8252 7.3: a loopback redirect may use any port: %s',
  async (redirect_uri) => {
    const browser = new Browser(userId)
    const page = await openConsent(browser, authorizeUrl(client.client_id, { redirect_uri }))
    const stop = await browser.press(page, 'allow')
    expect(stop.kind === 'away' && stop.url.href).toMatch(
      new RegExp(`^${redirect_uri.replace(/[[\]]/g, '\\$&')}\\?code=`),
    )
  },
)

const ALL = ['get_order', 'cancel_order']
const READ = ['get_order']

test.each<[string, Changes, string[]]>([
  ['missing', { scope: undefined }, ALL],
  ['empty', { scope: '' }, ALL],
  ['blank', { scope: '   ' }, ALL],
  ['led by a space', { scope: ' orders:read' }, READ],
  ['doubled', { scope: 'orders:read  orders:read' }, READ],
  ['with offline_access', { scope: 'orders:read offline_access', prompt: 'consent' }, READ],
  ['unknown', { scope: 'mcp' }, ALL],
  ['partly unknown', { scope: 'orders:read admin "quoted"' }, READ],
  ['of OpenID', { scope: 'openid profile', nonce: 'n', max_age: '10', claims: '{}' }, ALL],
  ['of another connector', { scope: 'catalog:read' }, ALL],
])('RFC 6749 3.3: a scope that is %s is made sense of', async (_, changes, tools) => {
  const { consent } = await openConsent(new Browser(userId), authorizeUrl(client.client_id, changes))
  expect([...consent.readTools, ...consent.writeTools].map(({ name }) => name)).toEqual(tools)
})

test.each<[string, string | string[] | undefined]>([
  ['a trailing slash', `${ORDERS}/`],
  ['upper case in the host', 'http://LOCALHOST:3000/mcp/orders'],
  ['twice the same', [ORDERS, `${ORDERS}/`]],
  ['none, but scopes of one connector', undefined],
])('RFC 8707 2: a resource with %s is understood', async (_, resource) => {
  const { consent } = await openConsent(new Browser(userId), authorizeUrl(client.client_id, { resource }))
  expect(consent.connector.slug).toBe('orders')
})

test('RFC 6749 3.3: no write scope where the live release only reads', async () => {
  const url = authorizeUrl(client.client_id, { resource: `${ORIGIN}/mcp/catalog`, scope: 'catalog:read catalog:write' })
  const { consent } = await openConsent(new Browser(userId), url)
  expect(consent.writeTools).toEqual([])
})
