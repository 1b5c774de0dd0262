import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { subscribe } from '@/lib/bus'
import { hashToken } from '@/lib/crypto'
import { db } from '@/lib/db'
import { RecordAdapter } from '@/lib/oauth/record-adapter'
import { type Client, connect, newClient, refresh, type Tokens } from '@/test/support/oauth-client'
import { newUser, publishConnector } from '@/test/support/oauth-connectors'

vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

let userId: string
beforeAll(async () => {
  userId = await newUser('ada@example.com')
  await publishConnector('orders')
})
afterEach(() => {
  vi.useRealTimers()
})

async function next(client: Client, refreshToken: string): Promise<Tokens> {
  const response = await refresh(client, refreshToken)
  expect(response.status).toBe(200)
  return response.json()
}

async function expectRefused(client: Client, refreshToken: string): Promise<void> {
  const response = await refresh(client, refreshToken)
  expect([response.status, (await response.json()).error]).toEqual([400, 'invalid_grant'])
}

async function grantIdOf(refreshToken: string): Promise<string> {
  const where = { model_idHash: { model: 'RefreshToken', idHash: hashToken(refreshToken) } }
  return (await db().oAuthRecord.findUniqueOrThrow({ where })).grantId ?? ''
}

function later(seconds: number): void {
  const now = Date.now() + seconds * 1000
  if (vi.isFakeTimers()) vi.setSystemTime(now)
  else vi.useFakeTimers({ toFake: ['Date'], now })
}

async function replay(client: Client, refreshToken: string, family: Tokens[]): Promise<void> {
  const grantId = await grantIdOf(refreshToken)
  const revoked: string[] = []
  const end = subscribe('grant.revoked', (event) => revoked.push(event.grantId))
  await expectRefused(client, refreshToken)
  end()
  expect(new Set(revoked)).toEqual(new Set([grantId]))
  expect(await db().oAuthRecord.count({ where: { grantId } })).toBe(0)
  expect(await db().connection.count({ where: { grantId } })).toBe(0)
  for (const { refresh_token } of family) await expectRefused(client, refresh_token)
}

test('RFC 9700 4.14.2: where the answer was lost, the same refresh token gets new tokens of the same family', async () => {
  const { client, tokens } = await connect(userId)
  const lost = await next(client, tokens.refresh_token)
  const arrived = await next(client, tokens.refresh_token)
  expect(arrived.refresh_token).not.toBe(lost.refresh_token)
  expect(await grantIdOf(arrived.refresh_token)).toBe(await grantIdOf(lost.refresh_token))
  await next(client, arrived.refresh_token)
})

test('OAuth 2.1 4.3.1: after half a minute a refresh token used again revokes the whole grant', async () => {
  const { client, tokens } = await connect(userId)
  const first = await next(client, tokens.refresh_token)
  later(31)
  await replay(client, tokens.refresh_token, [first])
})

test('OAuth 2.1 4.3.1: using it again does not make the half minute longer', async () => {
  const { client, tokens } = await connect(userId)
  const first = await next(client, tokens.refresh_token)
  later(20)
  const second = await next(client, tokens.refresh_token)
  later(11)
  await replay(client, tokens.refresh_token, [first, second])
})

test('OAuth 2.1 4.3.1: once what came of it was used, the answer had arrived: a replay revokes at once', async () => {
  const { client, tokens } = await connect(userId)
  const first = await next(client, tokens.refresh_token)
  const second = await next(client, first.refresh_token)
  await replay(client, tokens.refresh_token, [second])
})

test('OAuth 2.1 4.3.1: no client loses eleven answers in half a minute', async () => {
  const { client, tokens } = await connect(userId)
  const family: Tokens[] = []
  for (let count = 0; count < 10; count += 1) family.push(await next(client, tokens.refresh_token))
  await replay(client, tokens.refresh_token, family)
})

test('RFC 6749 10.4: the grace is for the client the token was given to', async () => {
  const other = await newClient()
  const { client, tokens } = await connect(userId)
  await next(client, tokens.refresh_token)
  await expectRefused(other, tokens.refresh_token)
  await next(client, tokens.refresh_token)
})

test('RFC 7009 2.1: no grace for a connection that was revoked', async () => {
  const { client, tokens } = await connect(userId)
  await next(client, tokens.refresh_token)
  const { revokeGrant } = await import('@/lib/oauth')
  await revokeGrant(await grantIdOf(tokens.refresh_token))
  await expectRefused(client, tokens.refresh_token)
})

test('OAuth 2.1 4.3.1: refreshes at the same moment are all answered, and the connection lives on', async () => {
  const { client, tokens } = await connect(userId)
  const answers = await Promise.all([1, 2, 3].map(() => next(client, tokens.refresh_token)))
  expect(new Set(answers.map(({ refresh_token }) => refresh_token)).size).toBe(3)
  for (const { refresh_token } of answers)
    expect(await grantIdOf(refresh_token)).toBe(await grantIdOf(tokens.refresh_token))
  await next(client, answers[2]?.refresh_token ?? '')
})

test('OAuth 2.1 4.3.1: refreshes that all found the token unused share one moment of first use', async () => {
  const { tokens } = await connect(userId)
  const adapter = new RecordAdapter('RefreshToken')
  const where = { model_idHash: { model: 'RefreshToken', idHash: hashToken(tokens.refresh_token) } }
  await adapter.consume(tokens.refresh_token)
  const first = await db().oAuthRecord.findUniqueOrThrow({ where })
  later(10)
  await Promise.all([1, 2, 3].map(() => adapter.consume(tokens.refresh_token)))
  expect(await db().oAuthRecord.findUniqueOrThrow({ where })).toEqual(first)
})
