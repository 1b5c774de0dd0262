import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { db } from '@/lib/db'
import { revokeConnections } from '@/lib/oauth'
import { Browser, ORIGIN } from '@/test/support/oauth-browser'
import { authorizeUrl, type Client, exchange, newClient, obtainCode, post, REDIRECT } from '@/test/support/oauth-client'
import { newUser, publishConnector } from '@/test/support/oauth-connectors'

vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

const OTHER_REDIRECT = 'https://claude.com/api/mcp/auth_callback'

let ada: string
let browser: Browser
let client: Client
beforeAll(async () => {
  ada = await newUser('ada@example.com')
  await publishConnector('orders')
  await publishConnector('catalog')
})
beforeEach(async () => {
  browser = new Browser(ada)
  client = await newClient({ redirect_uris: [REDIRECT, OTHER_REDIRECT] })
})

type Changes = Record<string, string | undefined>
const open = (changes: Changes = {}, as = browser) => as.open(authorizeUrl(client.client_id, changes))

test('the same client, user, connector and address is not asked about twice, in any browser', async () => {
  await obtainCode(browser, client)
  const again = await open()
  expect(again.kind === 'away' && again.parameters).toMatchObject({ state: 'the-state', iss: ORIGIN })
  expect((await open({}, new Browser(ada))).kind).toBe('away')
})

test('what comes of a remembered answer is a connection of its own', async () => {
  await obtainCode(browser, client)
  const again = await open({ scope: 'orders:read' })
  if (again.kind !== 'away') throw new Error('Asked')
  const tokens = await (await exchange(client, again.parameters.code ?? '')).json()
  expect(tokens.scope).toBe('orders:read')
  const rows = await db().connection.findMany({ where: { clientId: client.client_id }, orderBy: { createdAt: 'asc' } })
  expect(rows.map(({ scopes }) => scopes)).toEqual(['orders:read orders:write', 'orders:read'])
})

test.each<[string, Changes, Changes]>([
  ['for more', { scope: 'orders:read' }, {}],
  ['for another connector', {}, { resource: `${ORIGIN}/mcp/catalog`, scope: undefined }],
  ['at another address', {}, { redirect_uri: OTHER_REDIRECT }],
  ['with prompt=consent', {}, { prompt: 'consent' }],
])('a client that asks %s is asked about again', async (_, before, now) => {
  await obtainCode(browser, client, before)
  expect((await open(now)).kind).toBe('consent')
})

test('the answer of one user is nobody else’s', async () => {
  await obtainCode(browser, client)
  expect((await open({}, new Browser(await newUser('bob@example.com')))).kind).toBe('consent')
})

test('the answer for one client is not one for another of the same name', async () => {
  await obtainCode(browser, client)
  const other = await newClient({ redirect_uris: [REDIRECT, OTHER_REDIRECT] })
  expect((await browser.open(authorizeUrl(other.client_id))).kind).toBe('consent')
})

test.each([
  ['all on loopback', ['http://localhost/callback', 'http://127.0.0.1/callback'], 'http://localhost:4711/callback'],
  ['this one on loopback', ['http://localhost/callback', REDIRECT], 'http://localhost:4711/callback'],
  ['a scheme of an app', ['cursor://anysphere.cursor/cb'], 'cursor://anysphere.cursor/cb'],
])('RFC 8252 8.6: a client with addresses %s is asked about each time', async (_, redirect_uris, redirect_uri) => {
  const native = await newClient({ redirect_uris })
  await obtainCode(browser, native, { redirect_uri })
  expect((await browser.open(authorizeUrl(native.client_id, { redirect_uri }))).kind).toBe('consent')
})

test('Deny is not remembered as Allow', async () => {
  const page = await open()
  if (page.kind !== 'consent') throw new Error('Not asked')
  await browser.press(page, 'deny')
  expect((await open()).kind).toBe('consent')
})

test('a revoked connection is forgotten', async () => {
  await obtainCode(browser, client)
  const { connectorId } = await db().connection.findFirstOrThrow({ where: { clientId: client.client_id } })
  expect(await revokeConnections({ connectorId, userId: ada })).toBeGreaterThan(0)
  expect((await open()).kind).toBe('consent')
})

test('RFC 7009 2.1: a client that logs out is asked about again', async () => {
  const code = await obtainCode(browser, client)
  const { refresh_token } = await (await exchange(client, code)).json()
  await post('/oauth/revoke', new URLSearchParams({ token: refresh_token, client_id: client.client_id }))
  expect(await db().connection.count({ where: { clientId: client.client_id } })).toBe(0)
  expect((await open()).kind).toBe('consent')
})
