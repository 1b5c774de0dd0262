import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { publish } from '@/lib/bus'
import { findLiveConnector } from '@/lib/connectors'
import type { LiveConnector } from '@/lib/connectors/schema'
import { db } from '@/lib/db'
import { authenticate, revokeGrant } from '@/lib/oauth'
import { ORIGIN } from '@/test/support/oauth-browser'
import { connect, ORDERS, post, refresh } from '@/test/support/oauth-client'
import { newUser, publishConnector } from '@/test/support/oauth-connectors'

vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

const METADATA = `resource_metadata="${ORIGIN}/.well-known/oauth-protected-resource/mcp/orders"`
const SCOPE = 'scope="orders:read orders:write"'

let userId: string
beforeAll(async () => {
  userId = await newUser('ada@example.com')
  await publishConnector('orders')
  await publishConnector('catalog')
})
afterEach(() => {
  vi.useRealTimers()
})

async function live(slug = 'orders'): Promise<LiveConnector> {
  const found = await findLiveConnector(slug)
  if (!found) throw new Error(`${slug} is not published`)
  return found
}

function call(authorization?: string, { url = ORDERS, host = 'localhost:3000' } = {}): Request {
  return new Request(url, { method: 'POST', headers: { host, ...(authorization && { authorization }) } })
}

async function refusal(request: Request, connector?: LiveConnector) {
  const answer = await authenticate(request, connector ?? (await live()))
  if (!(answer instanceof Response)) throw new Error('Let in')
  const body = await answer.json()
  return { status: answer.status, challenge: answer.headers.get('www-authenticate') ?? '', body }
}

test('RFC 9728 5.1: without a token, where to sign in and for what, and no error (RFC 6750 3.1)', async () => {
  const { status, challenge, body } = await refusal(call())
  expect([status, challenge]).toEqual([401, `Bearer ${METADATA}, ${SCOPE}`])
  expect(body).toEqual({ error: 'unauthorized', error_description: expect.stringContaining('Sign in') })
})

test.each(['Bearer nothing', 'bearer nothing', 'Bearer', 'Bearer a b', 'Basic YTpi', 'Bearer "><script>', 'nothing'])(
  'RFC 6750 3.1: %j is invalid_token',
  async (authorization) => {
    const { status, challenge } = await refusal(call(authorization))
    expect(status).toBe(401)
    for (const part of ['error="invalid_token"', 'error_description="', METADATA, SCOPE])
      expect(challenge).toContain(part)
    expect(challenge).not.toContain('<script')
  },
)

test('RFC 6750 2.3: a token in the query is not looked at', async () => {
  const { tokens } = await connect(userId)
  const url = `${ORDERS}?access_token=${tokens.access_token}`
  expect(await refusal(call(undefined, { url }))).toMatchObject({ status: 401, body: { error: 'unauthorized' } })
})

test('RFC 7235 2.1: the scheme is read in any case', async () => {
  const { tokens } = await connect(userId)
  for (const scheme of ['Bearer', 'bearer', 'BEARER']) {
    expect(await authenticate(call(`${scheme} ${tokens.access_token}`), await live())).toMatchObject({ userId })
  }
})

test('RFC 8707 2: a token for one connector opens no other', async () => {
  const { tokens } = await connect(userId)
  const { status, challenge } = await refusal(call(`Bearer ${tokens.access_token}`), await live('catalog'))
  expect(status).toBe(401)
  expect(challenge).toContain('issued for another address')
  expect(challenge).toContain('scope="catalog:read catalog:write"')
})

test('RFC 8707 2: a token for one name of this machine is not one for another', async () => {
  const { tokens } = await connect(userId)
  const { status } = await refusal(call(`Bearer ${tokens.access_token}`, { host: '127.0.0.1:3000' }))
  expect(status).toBe(401)
})

test('RFC 6750 2.1: refresh tokens and codes are no access tokens', async () => {
  const { tokens } = await connect(userId)
  expect((await refusal(call(`Bearer ${tokens.refresh_token}`))).status).toBe(401)
})

test('RFC 6749 5.1: a token ends after an hour, also one that is remembered', async () => {
  const { tokens } = await connect(userId)
  const bearer = `Bearer ${tokens.access_token}`
  expect(await authenticate(call(bearer), await live())).toMatchObject({ userId })
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_601_000 })
  expect(await refusal(call(bearer), await live())).toMatchObject({ status: 401, body: { error: 'invalid_token' } })
})

test('RFC 7009 2: the call after a revocation is refused, whatever was remembered', async () => {
  const { client, tokens } = await connect(userId)
  const bearer = `Bearer ${tokens.access_token}`
  expect(await authenticate(call(bearer), await live())).toMatchObject({ userId })
  await post('/oauth/revoke', new URLSearchParams({ token: tokens.refresh_token, client_id: client.client_id }))
  expect((await refusal(call(bearer))).status).toBe(401)
})

test('OAuth 2.1 4.3.1: the call after a reused refresh token is refused', async () => {
  const { client, tokens } = await connect(userId)
  const next = await (await refresh(client, tokens.refresh_token)).json()
  const bearer = `Bearer ${next.access_token}`
  expect(await authenticate(call(bearer), await live())).toMatchObject({ userId })
  await refresh(client, next.refresh_token)
  await refresh(client, tokens.refresh_token)
  expect((await refusal(call(bearer))).status).toBe(401)
})

test('RFC 7009 2: revoking one connection leaves another of the same client and user alone', async () => {
  const [one, two] = [await connect(userId), await connect(userId)]
  const caller = await authenticate(call(`Bearer ${one.tokens.access_token}`), await live())
  if (caller instanceof Response) throw new Error('Refused')
  await revokeGrant(caller.grantId)
  expect((await refusal(call(`Bearer ${one.tokens.access_token}`))).status).toBe(401)
  expect(await authenticate(call(`Bearer ${two.tokens.access_token}`), await live())).toMatchObject({ userId })
})

test('RFC 7009 2: a token written while its grant is revoked is dead too', async () => {
  const { tokens } = await connect(userId)
  const row = await db().oAuthRecord.findFirstOrThrow({
    where: { model: 'Grant', accountId: userId },
    orderBy: { createdAt: 'desc' },
  })
  await db().oAuthRecord.deleteMany({ where: { model: 'Grant', idHash: row.idHash } })
  expect((await refusal(call(`Bearer ${tokens.access_token}`))).status).toBe(401)
})

test('RFC 6750 3.1: the token of an account that is gone is dead', async () => {
  const gone = await newUser('gone@example.com')
  const { tokens } = await connect(gone)
  await db().user.delete({ where: { id: gone } })
  expect((await refusal(call(`Bearer ${tokens.access_token}`))).status).toBe(401)
})

test('RFC 8707 2: a slug that somebody else takes over does not inherit tokens', async () => {
  await publishConnector('moving')
  const resource = `${ORIGIN}/mcp/moving`
  const { tokens } = await connect(userId, { resource, scope: undefined })
  const { id } = await db().connector.delete({ where: { slug: 'moving' } })
  await db().partner.deleteMany({ where: { slug: 'partner-of-moving' } })
  await publish('connector.changed', { connectorId: id, slug: 'moving' })
  await publishConnector('moving')
  expect((await refusal(call(`Bearer ${tokens.access_token}`), await live('moving'))).status).toBe(401)
})
