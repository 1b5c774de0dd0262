import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/lib/db'
import { Browser, ORIGIN } from '@/test/support/oauth-browser'
import {
  connect,
  exchange,
  newClient,
  ORDERS,
  obtainCode,
  post,
  REDIRECT,
  refresh,
  type Tokens,
  token,
  VERIFIER,
} from '@/test/support/oauth-client'
import { newUser, publishConnector } from '@/test/support/oauth-connectors'

vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

let userId: string
beforeAll(async () => {
  userId = await newUser('ada@example.com')
  await publishConnector('orders')
  await publishConnector('catalog')
})
afterEach(() => {
  vi.useRealTimers()
})

async function expectError(response: Response, status: number, error: string): Promise<void> {
  expect([response.status, (await response.json()).error]).toEqual([status, error])
  expect(response.headers.get('cache-control')).toBe('no-store')
}

/** Sets the clock forward for code that reads it, without stopping timers. */
function later(seconds: number): void {
  const now = Date.now() + seconds * 1000
  if (vi.isFakeTimers()) vi.setSystemTime(now)
  else vi.useFakeTimers({ toFake: ['Date'], now })
}

const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
})

test.each<[string, Record<string, string | undefined>, string]>([
  ['RFC 7636 4.6: another verifier', { code_verifier: 'x'.repeat(43) }, 'invalid_grant'],
  ['RFC 7636 4.5: no verifier', { code_verifier: undefined }, 'invalid_grant'],
  ['RFC 6749 4.1.3: another redirect_uri', { redirect_uri: 'https://claude.ai/other' }, 'invalid_grant'],
  ['RFC 6749 5.2: no such code', { code: 'x' }, 'invalid_grant'],
  ['RFC 8707 2.2: a resource that was not allowed', { resource: `${ORIGIN}/mcp/catalog` }, 'invalid_target'],
  ['RFC 6749 5.2: another grant type', { grant_type: 'client_credentials' }, 'unsupported_grant_type'],
])('%s is refused', async (_, changes, error) => {
  const client = await newClient()
  const code = await obtainCode(new Browser(userId), client)
  await expectError(await exchange(client, code, changes), 400, error)
})

test.each([undefined, ORDERS, `${ORDERS}/`, 'HTTP://LOCALHOST:3000/mcp/orders'])(
  'RFC 8707 2.2: the resource %j at the token endpoint is the one allowed',
  async (resource) => {
    const client = await newClient()
    const code = await obtainCode(new Browser(userId), client)
    expect((await exchange(client, code, { resource })).status).toBe(200)
  },
)

test('RFC 6749 4.1.2: a code expires after a minute', async () => {
  const client = await newClient()
  const code = await obtainCode(new Browser(userId), client)
  later(61)
  await expectError(await exchange(client, code), 400, 'invalid_grant')
})

test('RFC 6749 4.1.2: a code used again is refused, and what came of it is revoked', async () => {
  const client = await newClient()
  const code = await obtainCode(new Browser(userId), client)
  const tokens: Tokens = await (await exchange(client, code)).json()
  await expectError(await exchange(client, code), 400, 'invalid_grant')
  await expectError(await refresh(client, tokens.refresh_token), 400, 'invalid_grant')
})

test('RFC 6749 4.1.2: of two exchanges of one code at once, at most one gets tokens, and they do not last', async () => {
  const client = await newClient()
  const code = await obtainCode(new Browser(userId), client)
  const answers = await Promise.all([exchange(client, code), exchange(client, code)])
  const won = answers.filter(({ status }) => status === 200)
  expect(won.length).toBeLessThanOrEqual(1)
  for (const answer of won) {
    await expectError(await refresh(client, (await answer.json()).refresh_token), 400, 'invalid_grant')
  }
})

test('RFC 6749 5.2: a client nobody knows is 401 invalid_client', async () => {
  const { tokens } = await connect(userId)
  await expectError(await refresh({ client_id: 'nobody' }, tokens.refresh_token), 401, 'invalid_client')
})

test('RFC 6749 5.2: the code and refresh token of another client are invalid_grant', async () => {
  const other = await newClient()
  const { tokens } = await connect(userId)
  const code = await obtainCode(new Browser(userId), await newClient())
  await expectError(await exchange(other, code), 400, 'invalid_grant')
  await expectError(await refresh(other, tokens.refresh_token), 400, 'invalid_grant')
})

test.each(['client_secret_basic', 'client_secret_post'])('RFC 6749 2.3.1: %s', async (method) => {
  const { client_id, client_secret = '' } = await newClient({ token_endpoint_auth_method: method })
  const code = await obtainCode(new Browser(userId), { client_id })
  const send = (secret: string) =>
    method === 'client_secret_basic'
      ? token(requestFor(code), basic(client_id, secret))
      : token({ ...requestFor(code), client_id, client_secret: secret })
  await expectError(await send('wrong'), 401, 'invalid_client')
  await expectError(await exchange({ client_id }, code), 401, 'invalid_client')
  expect((await send(client_secret)).status).toBe(200)
})

function requestFor(code: string): Record<string, string> {
  return { grant_type: 'authorization_code', code, code_verifier: VERIFIER, redirect_uri: REDIRECT, resource: ORDERS }
}

test('OAuth 2.1 4.3.1: a refresh gives a new refresh token and a new access token', async () => {
  const { client, tokens } = await connect(userId)
  const response = await refresh(client, tokens.refresh_token, { resource: ORDERS })
  expect(response.status).toBe(200)
  const next: Tokens = await response.json()
  expect(next).toMatchObject({ expires_in: 3600, scope: 'orders:read orders:write' })
  expect(next.refresh_token).not.toBe(tokens.refresh_token)
  expect(next.access_token).not.toBe(tokens.access_token)
  expect((await refresh(client, next.refresh_token)).status).toBe(200)
})

test('RFC 6749 6: a refresh may ask for less, never for more', async () => {
  const { client, tokens } = await connect(userId, { scope: 'orders:read' })
  const less = await refresh(client, tokens.refresh_token, { scope: 'orders:read offline_access' })
  const next: Tokens = await less.json()
  expect(next.scope).toBe('orders:read')
  await expectError(await refresh(client, next.refresh_token, { scope: 'orders:write' }), 400, 'invalid_scope')
})

test('RFC 8707 2.2: a refresh for another connector is refused', async () => {
  const { client, tokens } = await connect(userId)
  const answer = await refresh(client, tokens.refresh_token, { resource: `${ORIGIN}/mcp/catalog` })
  await expectError(answer, 400, 'invalid_target')
})

test('OAuth 2.1 4.3.3: a refresh token lives 30 days from its last use', async () => {
  const { client, tokens } = await connect(userId)
  later(29 * 86_400)
  const next: Tokens = await (await refresh(client, tokens.refresh_token)).json()
  later(29 * 86_400)
  const last: Tokens = await (await refresh(client, next.refresh_token)).json()
  later(31 * 86_400)
  await expectError(await refresh(client, last.refresh_token), 400, 'invalid_grant')
})

test('RFC 6749 6: the refresh token of an account that is gone is dead', async () => {
  const gone = await newUser('gone@example.com')
  const { client, tokens } = await connect(gone)
  await db().user.delete({ where: { id: gone } })
  await expectError(await refresh(client, tokens.refresh_token), 400, 'invalid_grant')
})

test.each(['refresh_token', 'access_token'] as const)(
  'RFC 7009 2.1: revoking the %s ends the connection',
  async (kind) => {
    const { client, tokens } = await connect(userId)
    const response = await post(
      '/oauth/revoke',
      new URLSearchParams({ token: tokens[kind], client_id: client.client_id }),
    )
    expect(response.status).toBe(200)
    await expectError(await refresh(client, tokens.refresh_token), 400, 'invalid_grant')
  },
)

test('RFC 7009 2.1: the token of another client is left alone', async () => {
  const other = await newClient()
  const { client, tokens } = await connect(userId)
  const form = new URLSearchParams({ token: tokens.refresh_token, client_id: other.client_id })
  expect((await post('/oauth/revoke', form)).status).toBe(200)
  expect((await refresh(client, tokens.refresh_token)).status).toBe(200)
})

test('RFC 7009 2.2: an unknown token is no error', async () => {
  const { client_id } = await newClient()
  expect((await post('/oauth/revoke', new URLSearchParams({ token: 'x', client_id }))).status).toBe(200)
})

test.each([
  ['JSON', JSON.stringify({ grant_type: 'authorization_code' }), { 'content-type': 'application/json' }],
  ['nothing', '', {}],
])('RFC 6749 3.2: %s at the token endpoint is 400 in JSON', async (_, body, headers) => {
  const response = await post('/oauth/token', body, headers)
  expect(response.status).toBe(400)
  expect(response.headers.get('content-type')).toContain('application/json')
  expect(await response.json()).toMatchObject({ error: 'invalid_request' })
})

test('RFC 6749 3.2: a doubled parameter is refused', async () => {
  const { client_id } = await newClient()
  const form = new URLSearchParams({ client_id, grant_type: 'refresh_token', refresh_token: 'x' })
  form.append('refresh_token', 'y')
  await expectError(await post('/oauth/token', form), 400, 'invalid_request')
})

test('RFC 6749 3.2: a body over the limit is 413 in JSON', async () => {
  const response = await token({ grant_type: 'refresh_token', refresh_token: 'x'.repeat(64 * 1024) })
  expect(response.status).toBe(413)
  expect(await response.json()).toMatchObject({ error: 'invalid_request' })
})

test('RFC 6749 10.3: no usable token, code, cookie or secret is in the database', async () => {
  const client = await newClient({ token_endpoint_auth_method: 'client_secret_post' })
  const browser = new Browser(userId)
  const code = await obtainCode(browser, client)
  const first: Tokens = await (await exchange(client, code)).json()
  const second: Tokens = await (await refresh(client, first.refresh_token)).json()
  const unused = await obtainCode(browser, client)

  const rows = JSON.stringify(await db().oAuthRecord.findMany())
  const secrets = [code, unused, client.client_secret, first, second, browser.cookieValue('oauth_session')]
  for (const secret of secrets.flatMap((one) =>
    typeof one === 'object' ? [one.access_token, one.refresh_token] : one,
  )) {
    expect(secret?.length).toBeGreaterThan(15)
    expect(rows).not.toContain(secret)
  }
})
