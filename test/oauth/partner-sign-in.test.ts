import { createServer } from 'node:http'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { readAccount } from '@/lib/accounts'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { PARTNER_CALLBACK } from '@/lib/oauth'
import { publishConnector } from '@/test/support/mcp-connector'
import { listen, serveMcpRoute } from '@/test/support/mcp-endpoint'
import { Browser, ORIGIN, type Stop } from '@/test/support/oauth-browser'
import { authorizeUrl, connect, exchange, newClient, ORDERS, openConsent } from '@/test/support/oauth-client'
import { newUser } from '@/test/support/oauth-connectors'
import { PartnerServer, partnerApi } from '@/test/support/partner-server.mjs'
import { callMe, connectAs, saveServer } from '@/test/support/partner-sign-in'

vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

const SHOP = `${ORIGIN}/mcp/shop`
let partner: PartnerServer
let endpoint: (slug: string) => URL
let connectorId: string
const received = vi.fn()

beforeAll(async () => {
  partner = await PartnerServer.start({ redirectUris: [ORIGIN + PARTNER_CALLBACK] })
  const api = await listen(createServer((request, response) => void partnerApi(partner, received)(request, response)))
  const live = await publishConnector({ slug: 'orders', access: 'partner', baseUrl: api, tools: [{ name: 'me' }] })
  connectorId = live.id
  await publishConnector({ slug: 'shop', access: 'portal', baseUrl: api, tools: [{ name: 'me' }] })
  endpoint = await serveMcpRoute()
})

afterAll(() => partner.stop())

beforeEach(async () => {
  partner.away = 0
  await setAccess('partner')
  await saveServer(connectorId, partner.origin)
})

async function setAccess(access: string): Promise<void> {
  await db().connector.update({ where: { id: connectorId }, data: { access } })
  await publish('connector.changed', { connectorId, slug: 'orders' })
}

const personAt = (user: string, portalUser?: string) => new Browser(portalUser, { origin: partner.origin, user })

/** Allows a new client; gives where that led. */
async function allow(browser: Browser): Promise<Stop> {
  const client = await newClient()
  return browser.press(await openConsent(browser, authorizeUrl(client.client_id, { scope: undefined })), 'allow')
}

/** The same, stopped when the partner's server sends the browser back. */
async function allowUntilBack(browser: Browser): Promise<URL> {
  browser.stopAt = PARTNER_CALLBACK
  const stop = await allow(browser)
  if (stop.kind !== 'away') throw new Error('The browser did not come back')
  return stop.url
}

const answerOf = (stop: Stop) => (stop.kind === 'away' ? stop.parameters : {})

async function pageOf(stop: Stop): Promise<[status: number, text: string]> {
  if (stop.kind !== 'answer') throw new Error(`No page: ${JSON.stringify(stop)}`)
  return [stop.response.status, await stop.response.text()]
}

test('the user approves once here, signs in there, and calls the API as themselves', async () => {
  const browser = personAt('ada')
  const client = await newClient({ client_name: 'Some app' })
  const { consent, path } = await openConsent(browser, authorizeUrl(client.client_id, { scope: undefined }))

  expect(consent.signInAt).toEqual({ host: new URL(partner.origin).host, label: '' })
  expect(consent.client.name).toBe('Some app')
  expect(consent.returnsTo).toBe('claude.ai')

  const stop = await browser.press({ path, consent }, 'allow')
  expect(answerOf(stop)).toMatchObject({ state: 'the-state', iss: ORIGIN })
  const response = await exchange(client, answerOf(stop).code ?? '')
  const { access_token } = await response.json()

  expect(await callMe(endpoint('orders'), access_token)).toBe('ada')
  expect(received).not.toHaveBeenCalledWith(access_token)
})

test('the partner is not asked before the user has allowed it, nor for somebody else’s form', async () => {
  const browser = personAt('ada')
  const client = await newClient()
  const stop = await openConsent(browser, authorizeUrl(client.client_id))

  expect((await pageOf(await browser.press(stop, 'allow', { token: 'made-up' })))[0]).toBe(403)
  expect((await pageOf(await browser.press(stop, 'allow', { origin: 'https://evil.example' })))[0]).toBe(403)
  expect(await db().oAuthRecord.count({ where: { model: 'PartnerSignIn' } })).toBe(0)
  expect(answerOf(await browser.press(stop, 'deny')).error).toBe('access_denied')
})

test('every client asks anew: a consent and a session of before count for nothing', async () => {
  const browser = personAt('ada')
  await allow(browser)
  const stop = await browser.open(authorizeUrl((await newClient()).client_id))

  expect(stop.kind).toBe('consent')
})

test('an account of the portal in the same browser stays out of it, and comes back after it', async () => {
  const ada = await newUser('ada@portal.example')
  const browser = personAt('grace', ada)
  const portal = await newClient()
  const first = await openConsent(browser, authorizeUrl(portal.client_id, { resource: SHOP, scope: 'shop:read' }))
  expect(first.consent.signInAt).toBeUndefined()
  await browser.press(first, 'allow')

  const client = await newClient()
  const stop = await browser.press(await openConsent(browser, authorizeUrl(client.client_id)), 'allow')
  const { access_token } = await (await exchange(client, answerOf(stop).code ?? '')).json()
  expect(await callMe(endpoint('orders'), access_token)).toBe('grace')

  // What was allowed at the portal is remembered: nobody is asked.
  const again = await browser.open(authorizeUrl(portal.client_id, { resource: SHOP, scope: 'shop:read' }))
  const code = answerOf(again).code ?? ''
  const tokens = await (await exchange(portal, code, { resource: SHOP })).json()
  const owner = await db().oAuthRecord.findFirst({
    where: { model: 'AccessToken', clientId: portal.client_id },
    orderBy: { createdAt: 'desc' },
  })
  expect(tokens.access_token).toBeDefined()
  expect(owner?.accountId).toBe(ada)
})

test('a state is good for one answer (RFC 6749, section 10.12)', async () => {
  const browser = personAt('ada')
  const back = await allowUntilBack(browser)

  expect(answerOf(await browser.open(back)).code).toBeDefined()
  const [status, text] = await pageOf(await browser.open(back))
  expect(status).toBe(400)
  expect(text).toContain('already used')
})

test('another browser cannot end what this one began, and does not spoil it', async () => {
  const browser = personAt('ada')
  const back = await allowUntilBack(browser)

  expect((await pageOf(await personAt('eve').open(back)))[0]).toBe(400)
  const made = new URL(back)
  made.searchParams.set('state', 'made-up')
  expect((await pageOf(await browser.open(made)))[0]).toBe(400)
  expect(answerOf(await browser.open(back)).code).toBeDefined()
})

test.each([
  ['another', 'https://evil.example'],
  ['no', null],
])('an answer with %s issuer ends the sign-in (RFC 9207, section 2.4)', async (_, iss) => {
  const browser = personAt('ada')
  const back = await allowUntilBack(browser)
  if (iss) back.searchParams.set('iss', iss)
  else back.searchParams.delete('iss')

  const answer = answerOf(await browser.open(back))

  expect(answer).toMatchObject({ error: 'server_error', state: 'the-state', iss: ORIGIN })
  expect(answer.error_description).toContain('iss')
  expect(answer.code).toBeUndefined()
})

test('a code of another sign-in is worth nothing: PKCE and nonce bind it', async () => {
  const [mine, theirs] = [personAt('ada'), personAt('eve')]
  const [back, stolen] = [await allowUntilBack(mine), await allowUntilBack(theirs)]
  back.searchParams.set('code', stolen.searchParams.get('code') ?? '')

  expect(answerOf(await mine.open(back)).error).toBe('server_error')
})

test('who refuses at the partner is an access_denied to the client', async () => {
  const answer = answerOf(await allow(personAt('nobody')))

  expect(answer.error).toBe('access_denied')
  expect(answer.error_description).toContain(new URL(partner.origin).host)
})

test('a server that is away is temporarily_unavailable', async () => {
  partner.away = 503
  expect(answerOf(await allow(personAt('ada'))).error).toBe('temporarily_unavailable')
})

test('a wrong secret is the publisher’s to correct, and says so', async () => {
  await saveServer(connectorId, partner.origin, { clientSecret: 'wrong' })
  const answer = answerOf(await allow(personAt('ada')))

  expect(answer.error).toBe('server_error')
  expect(answer.error_description).toMatch(/client id or secret .*publisher/)
})

test('who comes back is the same account; nobody’s token works where the other kind signs in', async () => {
  const first = await connectAs(partner, 'linus', { resource: ORDERS })
  const second = await connectAs(partner, 'linus', { resource: ORDERS })
  const owners = await db().oAuthRecord.findMany({
    where: { model: 'Grant', clientId: { in: [first.client.client_id, second.client.client_id] } },
  })
  expect(new Set(owners.map(({ accountId }) => accountId)).size).toBe(1)
  const account = await readAccount(connectorId, owners[0]?.accountId ?? '')
  expect(account).toMatchObject({ subject: 'linus', name: 'Person linus', email: 'linus@partner.example' })

  await setAccess('portal')
  expect(await callMe(endpoint('orders'), second.tokens.access_token)).toBe(401)
  const portal = await connect(await newUser('mary@portal.example'), { resource: ORDERS })
  await setAccess('partner')
  expect(await callMe(endpoint('orders'), portal.tokens.access_token)).toBe(401)
  expect(await callMe(endpoint('orders'), second.tokens.access_token)).toBe('linus')
})

test('another server in the settings means that everyone connects again', async () => {
  const { tokens } = await connectAs(partner, 'ada', { resource: ORDERS })
  const other = await PartnerServer.start({ redirectUris: [ORIGIN + PARTNER_CALLBACK] })
  await saveServer(connectorId, other.origin)
  other.stop()

  expect(await callMe(endpoint('orders'), tokens.access_token)).toBe(401)
})
