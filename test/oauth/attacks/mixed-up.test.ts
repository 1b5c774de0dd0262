import { beforeAll, expect, test, vi } from 'vitest'
import { findLiveConnector } from '@/lib/connectors'
import { db } from '@/lib/db'
import { authenticate } from '@/lib/oauth'
import { Browser, ORIGIN, type Stop } from '@/test/support/oauth-browser'
import {
  authorizeUrl,
  type Client,
  connect,
  exchange,
  newClient,
  obtainCode,
  openConsent,
  post,
  refresh,
  VERIFIER,
} from '@/test/support/oauth-client'
import { newUser, publishConnector } from '@/test/support/oauth-connectors'

vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

let ada: string
let mallory: string
let client: Client
beforeAll(async () => {
  ada = await newUser('ada@example.com')
  mallory = await newUser('mallory@example.com')
  await publishConnector('orders')
  client = await newClient()
})

async function call(accessToken: string, slug: string, host = 'localhost:3000') {
  const live = await findLiveConnector(slug)
  if (!live) throw new Error(`${slug} is not published`)
  const headers = { host, authorization: `Bearer ${accessToken}` }
  return authenticate(new Request(`http://${host}/mcp/${slug}`, { method: 'POST', headers }), live)
}

function parametersOf(stop: Stop): Record<string, string> {
  if (stop.kind !== 'away') throw new Error(`Not sent back: ${stop.kind}`)
  return { ...Object.fromEntries(new URLSearchParams(stop.url.hash.slice(1))), ...stop.parameters }
}

const press = async (decision: 'allow' | 'deny', changes: Record<string, string> = {}) => {
  const browser = new Browser(ada)
  return browser.press(
    await openConsent(browser, authorizeUrl(client.client_id, { prompt: 'consent', ...changes })),
    decision,
  )
}

test.each<[string, () => Promise<Stop>]>([
  ['a code', () => press('allow')],
  ['a code in the fragment', () => press('allow', { response_mode: 'fragment' })],
  ['a denial', () => press('deny')],
  ['an error', () => new Browser(ada).open(authorizeUrl(client.client_id, { code_challenge: undefined }))],
])('RFC 9207 2: the answer with %s says who gives it, once', async (_, ask) => {
  const stop = await ask()
  expect(parametersOf(stop).iss).toBe(ORIGIN)
  expect(stop.kind === 'away' && stop.url.href.match(/[?&#]iss=/g)).toHaveLength(1)
})

test('RFC 9207 2: iss cannot be put there by whoever makes the link', async () => {
  const stop = await press('allow', { iss: 'https://evil.example' })
  expect(parametersOf(stop).iss).toBe(ORIGIN)
})

test('RFC 9700 4.4: a client that was sent to another name of this machine is told that name', async () => {
  const { GET } = await import('@/app/.well-known/oauth-authorization-server/route')
  const headers = { host: '127.0.0.1:3000' }
  expect(await GET(new Request('http://127.0.0.1:3000/', { headers })).json()).toMatchObject({
    issuer: 'http://127.0.0.1:3000',
  })
})

test('RFC 7636 4.5: a challenge that was sent cannot be left out when the code is redeemed', async () => {
  for (const code_verifier of [undefined, '', VERIFIER.slice(0, 42), `${VERIFIER}x`, VERIFIER.toLowerCase()]) {
    const code = await obtainCode(new Browser(ada), client)
    expect((await exchange(client, code, { code_verifier })).status).toBe(400)
  }
})

test.each([
  ['an empty one', { code_challenge: '' }],
  ['a short one', { code_challenge: 'x' }],
  ['a method of another case', { code_challenge_method: 's256' }],
])('RFC 9700 2.1.1: no authorization with %s as challenge', async (_, changes) => {
  const parameters = parametersOf(await new Browser(ada).open(authorizeUrl(client.client_id, changes)))
  expect(parameters.error).toBe('invalid_request')
  expect(parameters).not.toHaveProperty('code')
})

test('RFC 7636 4.6: the challenge of another authorization does not open this one', async () => {
  const code = await obtainCode(new Browser(ada), client, { code_challenge: 'A'.repeat(43) })
  expect((await exchange(client, code)).status).toBe(400)
})

test('RFC 6749 10.5: a code replayed revokes what came of it, also where another client replays it', async () => {
  const code = await obtainCode(new Browser(ada), client)
  const tokens = await (await exchange(client, code)).json()
  expect(await call(tokens.access_token, 'orders')).toMatchObject({ userId: ada })
  expect((await exchange(client, code)).status).toBe(400)
  expect(await call(tokens.access_token, 'orders')).toMatchObject({ status: 401 })
  expect((await refresh(client, tokens.refresh_token)).status).toBe(400)
})

test('RFC 6749 10.5: the code of a client is of no use to another, and stays of use to the first', async () => {
  const other = await newClient()
  const code = await obtainCode(new Browser(ada), client)
  expect((await exchange(other, code)).status).toBe(400)
  expect((await exchange({ client_id: '' }, code)).status).toBeGreaterThanOrEqual(400)
  expect((await exchange(client, code)).status).toBe(200)
})

test('RFC 6749 10.4: tokens are of one kind: none stands for another', async () => {
  const { client: own, tokens } = await connect(ada)
  const code = await obtainCode(new Browser(ada), own)
  expect((await refresh(own, tokens.access_token)).status).toBe(400)
  expect((await refresh(own, code)).status).toBe(400)
  expect((await exchange(own, tokens.refresh_token)).status).toBe(400)
  expect(await call(code, 'orders')).toMatchObject({ status: 401 })
  expect(await call(tokens.refresh_token, 'orders')).toMatchObject({ status: 401 })
})

test('RFC 6749 10.12: the form of somebody else’s page does not allow anything in this browser', async () => {
  const [hers, theirs] = [new Browser(ada), new Browser(mallory)]
  const [page, other] = [
    await openConsent(hers, authorizeUrl(client.client_id, { prompt: 'consent' })),
    await openConsent(theirs, authorizeUrl(client.client_id, { prompt: 'consent' })),
  ]
  const grants = () => db().oAuthRecord.count({ where: { model: 'Grant', accountId: { in: [ada, mallory] } } })
  const before = await grants()
  const forged = await hers.press(page, 'allow', { token: other.consent.formToken })
  expect(forged.kind === 'answer' && forged.response.status).toBe(403)
  // The address of one's page with one's own token, opened in the other's browser.
  const planted = await hers.press(other, 'allow')
  expect(planted.kind === 'answer' && planted.response.status).toBe(404)
  expect(await grants()).toBe(before)
})

test('a grant is its user’s: another account neither goes on with the sign-in nor gets the code’s owner changed', async () => {
  const browser = new Browser(ada)
  const page = await openConsent(browser, authorizeUrl(client.client_id, { prompt: 'consent' }))
  browser.userId = mallory
  const stolen = await browser.press(page, 'allow')
  expect(stolen.kind === 'answer' && stolen.response.status).toBe(403)
  browser.userId = ada
  const stop = await browser.press(page, 'allow')
  const { access_token } = await (await exchange(client, parametersOf(stop).code ?? '')).json()
  expect(await call(access_token, 'orders')).toMatchObject({ userId: ada })
})

test('RFC 7009 2.1: nobody revokes with a client id that is not the token’s', async () => {
  const { client: own, tokens } = await connect(ada)
  for (const client_id of [client.client_id, 'nobody', '']) {
    await post('/oauth/revoke', new URLSearchParams({ token: tokens.refresh_token, client_id }))
  }
  expect((await refresh(own, tokens.refresh_token)).status).toBe(200)
})
