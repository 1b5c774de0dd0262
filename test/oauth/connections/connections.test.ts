import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { subscribe } from '@/lib/bus'
import { findLiveConnector } from '@/lib/connectors'
import { db } from '@/lib/db'
import { authenticate, flushUses, revokeConnections } from '@/lib/oauth'
import { sweepRecords } from '@/lib/oauth/sweep-records'
import { ORIGIN } from '@/test/support/oauth-browser'
import { connect, ORDERS, REDIRECT, refresh } from '@/test/support/oauth-client'
import { newUser, publishConnector } from '@/test/support/oauth-connectors'

vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

let connectorId: string
let ada: string
beforeAll(async () => {
  ada = await newUser('ada@example.com')
  await publishConnector('orders')
  await publishConnector('catalog')
  connectorId = (await db().connector.findUniqueOrThrow({ where: { slug: 'orders' } })).id
})
afterEach(() => {
  vi.useRealTimers()
})

async function call(accessToken: string, slug = 'orders') {
  const live = await findLiveConnector(slug)
  if (!live) throw new Error(`${slug} is not published`)
  const headers = { host: 'localhost:3000', authorization: `Bearer ${accessToken}` }
  return authenticate(new Request(`${ORIGIN}/mcp/${slug}`, { method: 'POST', headers }), live)
}

const rowOf = (clientId: string) => db().connection.findFirstOrThrow({ where: { clientId } })

test('a consent is noted as a connection, with what the page showed', async () => {
  const { client } = await connect(ada)
  expect(await rowOf(client.client_id)).toMatchObject({
    connectorId,
    userId: ada,
    clientName: 'Claude',
    scopes: 'orders:read orders:write',
    resource: ORDERS,
    redirectUri: REDIRECT,
    loopback: false,
  })
})

test('a call notes that the connection is in use, at most once a minute, and not before its answer', async () => {
  const { client, tokens } = await connect(ada)
  const { createdAt } = await rowOf(client.client_id)
  const start = createdAt.getTime()
  vi.useFakeTimers({ toFake: ['Date'] })
  const usedAt = async (seconds: number) => {
    vi.setSystemTime(start + seconds * 1000)
    await call(tokens.access_token)
    await flushUses()
    return Math.round(((await rowOf(client.client_id)).lastUsedAt.getTime() - start) / 1000)
  }
  expect([await usedAt(120), await usedAt(150), await usedAt(181)]).toEqual([120, 120, 181])
})

test('ends the connections of one user, and tells every process', async () => {
  const bob = await newUser('bob@example.com')
  const [his, hers] = [await connect(bob), await connect(ada)]
  const { grantId } = await rowOf(his.client.client_id)
  await call(his.tokens.access_token)
  const told: string[] = []
  const end = subscribe('grant.revoked', (event) => told.push(event.grantId))
  expect(await revokeConnections({ connectorId, userId: bob })).toBe(1)
  end()
  expect(told).toEqual([grantId])
  expect(await call(his.tokens.access_token)).toMatchObject({ status: 401 })
  expect((await refresh(his.client, his.tokens.refresh_token)).status).toBe(400)
  expect(await call(hers.tokens.access_token)).toMatchObject({ userId: ada })
  expect(await db().connection.count({ where: { grantId } })).toBe(0)
})

test('ends those of a client by its id, or of all that gave themselves a name', async () => {
  const [one, two] = [await connect(ada), await connect(ada)]
  expect(await revokeConnections({ connectorId, client: one.client.client_id })).toBe(1)
  expect(await call(two.tokens.access_token)).toMatchObject({ userId: ada })
  expect(await revokeConnections({ connectorId, client: 'Claude' })).toBeGreaterThan(0)
  expect(await call(two.tokens.access_token)).toMatchObject({ status: 401 })
})

test('a registered name that is another client’s host ends none of that client’s connections', async () => {
  const row = { grantId: 'cimd', connectorId, userId: ada, clientId: 'https://claude.ai/x', clientName: 'claude.ai' }
  await db().connection.create({ data: { ...row, scopes: '', resource: ORDERS } })
  expect(await revokeConnections({ connectorId, client: 'claude.ai' })).toBe(0)
  expect(await revokeConnections({ connectorId, client: 'https://claude.ai/x' })).toBe(1)
})

test('ends those of everyone at one connector, and of no other', async () => {
  const resource = `${ORIGIN}/mcp/catalog`
  const [here, there] = [await connect(ada), await connect(ada, { resource, scope: undefined })]
  await revokeConnections({ connectorId })
  expect(await call(here.tokens.access_token)).toMatchObject({ status: 401 })
  expect(await call(there.tokens.access_token, 'catalog')).toMatchObject({ userId: ada })
})

test('goes with its grant when that ends by itself', async () => {
  const { client } = await connect(ada)
  const { grantId } = await rowOf(client.client_id)
  const past = new Date(Date.now() - 60_000)
  await db().oAuthRecord.updateMany({ where: { grantId }, data: { expiresAt: past } })
  await sweepRecords(Date.now() + 3_600_000)
  expect(await db().connection.count({ where: { grantId } })).toBe(0)
})
