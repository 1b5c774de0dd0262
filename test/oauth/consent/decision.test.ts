import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { POST as decide } from '@/app/oauth/interaction/[uid]/decide/route'
import { db } from '@/lib/db'
import { Browser, ORIGIN } from '@/test/support/oauth-browser'
import {
  authorizeUrl,
  type Client,
  exchange,
  newClient,
  obtainCode,
  openConsent,
  REDIRECT,
} from '@/test/support/oauth-client'
import { newUser, publishConnector } from '@/test/support/oauth-connectors'
import { signedIn } from '@/test/support/oauth-session'

vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

let ada: string
let bob: string
let client: Client
beforeAll(async () => {
  ada = await newUser('ada@example.com')
  bob = await newUser('bob@example.com')
  await publishConnector('orders')
})
beforeEach(async () => {
  client = await newClient()
})

const grantsOf = (accountId: string) =>
  db().oAuthRecord.count({ where: { model: 'Grant', accountId, clientId: client.client_id } })

test('RFC 6749 4.1.2.1: Deny goes back as access_denied, with state and iss (RFC 9207 2)', async () => {
  const browser = new Browser(ada)
  const stop = await browser.press(await openConsent(browser, authorizeUrl(client.client_id)), 'deny')
  if (stop.kind !== 'away') throw new Error('Not sent back')
  expect(stop.url.href.startsWith(REDIRECT)).toBe(true)
  expect(stop.parameters).toMatchObject({ error: 'access_denied', state: 'the-state', iss: ORIGIN })
  expect(await grantsOf(ada)).toBe(0)
})

test.each([
  ['no token', { token: '' }],
  ['a made-up token', { token: 'x'.repeat(43) }],
  ['another site as origin', { origin: 'https://evil.example' }],
  ['a sandboxed page as origin', { origin: 'null' }],
])('RFC 6749 10.12: Allow with %s grants nothing', async (_, forged) => {
  const browser = new Browser(ada)
  const stop = await browser.press(await openConsent(browser, authorizeUrl(client.client_id)), 'allow', forged)
  expect(stop.kind === 'answer' && stop.response.status).toBe(403)
  expect(await grantsOf(ada)).toBe(0)
})

test('RFC 6749 10.12: the token of one interaction does not answer another', async () => {
  const browser = new Browser(ada)
  const first = await openConsent(browser, authorizeUrl(client.client_id))
  const second = await openConsent(browser, authorizeUrl(client.client_id))
  const stop = await browser.press(second, 'allow', { token: first.consent.formToken })
  expect(stop.kind === 'answer' && stop.response.status).toBe(403)
})

test('RFC 6749 10.12: without the cookies of the browser that began, nothing can be answered', async () => {
  const page = await openConsent(new Browser(ada), authorizeUrl(client.client_id))
  const stop = await new Browser(ada).press(page, 'allow')
  expect(stop.kind === 'answer' && stop.response.status).toBe(404)
  expect(await grantsOf(ada)).toBe(0)
})

test('RFC 6749 10.12: an answer of nobody is refused', async () => {
  const browser = new Browser(ada)
  const page = await openConsent(browser, authorizeUrl(client.client_id))
  browser.userId = undefined
  const stop = await browser.press(page, 'allow')
  expect(stop.kind === 'answer' && stop.response.status).toBe(403)
})

test('RFC 6749 10.12: an oversized answer is refused', async () => {
  signedIn.userId = ada
  const headers = { host: 'localhost:3000', origin: ORIGIN }
  const body = 'x'.repeat(10_000)
  const response = await decide(new Request(`${ORIGIN}/oauth/interaction/x/decide`, { method: 'POST', headers, body }))
  expect(response.status).toBe(413)
})

test('RFC 6749 10.13: the pages of a refusal cannot be framed', async () => {
  const response = await decide(new Request(`${ORIGIN}/oauth/interaction/x/decide`, { method: 'POST', body: 'x' }))
  expect(response.status).toBe(403)
  expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
})

test('a page that another account sees meanwhile is not its to answer', async () => {
  const browser = new Browser(ada)
  const page = await openConsent(browser, authorizeUrl(client.client_id))
  browser.userId = bob
  const stop = await browser.press(page, 'allow')
  expect(stop.kind === 'answer' && stop.response.status).toBe(403)
  expect(await grantsOf(bob)).toBe(0)
})

test('switching the account on the consent page begins anew as that account', async () => {
  const browser = new Browser(ada)
  const before = await openConsent(browser, authorizeUrl(client.client_id))
  browser.userId = bob
  const after = await openConsent(browser, before.path)
  expect(after.path).not.toBe(before.path)

  const stop = await browser.press(after, 'allow')
  expect(stop.kind === 'away' && stop.parameters.state).toBe('the-state')
  expect([await grantsOf(ada), await grantsOf(bob)]).toEqual([0, 1])
})

test('the next person at this browser connects as themselves', async () => {
  const browser = new Browser(ada)
  await obtainCode(browser, client)
  browser.userId = bob
  const code = await obtainCode(browser, client)
  expect((await exchange(client, code)).status).toBe(200)
  expect([await grantsOf(ada), await grantsOf(bob)]).toEqual([1, 1])
})

test('two connections can be made side by side in one browser', async () => {
  const browser = new Browser(ada)
  const [one, two] = [
    await openConsent(browser, authorizeUrl(client.client_id, { state: 'one' })),
    await openConsent(browser, authorizeUrl(client.client_id, { state: 'two' })),
  ]
  const second = await browser.press(two, 'allow')
  const first = await browser.press(one, 'allow')
  expect([first, second].map((stop) => stop.kind === 'away' && stop.parameters.state)).toEqual(['one', 'two'])
})

test('a consent page answered twice says that it is over', async () => {
  const browser = new Browser(ada)
  const page = await openConsent(browser, authorizeUrl(client.client_id))
  await browser.press(page, 'allow')
  const again = await browser.press(page, 'allow')
  expect(again.kind === 'answer' && again.response.status).toBe(404)
})

test.each([
  ['cursor://anysphere.cursor/cb', 'cursor://', false],
  ['http://127.0.0.1:7777/cb', '127.0.0.1:7777', true],
  ['https://claude.com/api/mcp/auth_callback', 'claude.com', false],
])('%s is shown as %s', async (redirect_uri, returnsTo, onThisComputer) => {
  const native = await newClient({ redirect_uris: [redirect_uri], client_name: undefined })
  const { consent } = await openConsent(new Browser(ada), authorizeUrl(native.client_id, { redirect_uri }))
  expect(consent).toMatchObject({
    returnsTo,
    client: { name: 'An app without a name', verified: false, onThisComputer },
  })
})

test.each([
  ['  Claude\n\n Code ', 'Claude Code'],
  ['abc\u202Egnp.exe', 'abc gnp.exe'],
  ['\u200B', 'An app without a name'],
  ['x'.repeat(500), `${'x'.repeat(60)}…`],
])('a registered name cannot take over the page: %j', async (client_name, shown) => {
  const named = await newClient({ client_name })
  const { consent } = await openConsent(new Browser(ada), authorizeUrl(named.client_id))
  expect(consent.client).toMatchObject({ name: shown, verified: false })
})
