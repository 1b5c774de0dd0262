import { createServer } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { POST as mcp } from '@/app/mcp/[slug]/route'
import { loadSignIn, partnerAccountId } from '@/lib/accounts'
import { closeBus } from '@/lib/bus'
import { db } from '@/lib/db'
import { PARTNER_CALLBACK } from '@/lib/oauth'
import { type Instance, newInstance } from '@/test/support/instances'
import { publishConnector } from '@/test/support/mcp-connector'
import { listen } from '@/test/support/mcp-endpoint'
import { ORIGIN } from '@/test/support/oauth-browser'
import { type Client, ORDERS, post, type Tokens } from '@/test/support/oauth-client'
import { PartnerServer, partnerApi } from '@/test/support/partner-server.mjs'
import { connectAs, endTokensIn, meRequest, readMe, saveServer } from '@/test/support/partner-sign-in'

vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

const USERS = 50

let partner: PartnerServer
let connectorId: string
let lifetime = 300
const received = vi.fn<(token: string) => void>()
const here: Instance = (run) => run()
let there: Instance

beforeAll(async () => {
  partner = await PartnerServer.start({ redirectUris: [ORIGIN + PARTNER_CALLBACK], lifetime: () => lifetime })
  const api = await listen(createServer((request, response) => void partnerApi(partner, received)(request, response)))
  const live = await publishConnector({ slug: 'orders', access: 'partner', baseUrl: api, tools: [{ name: 'me' }] })
  connectorId = live.id
  await saveServer(connectorId, partner.origin)
  there = newInstance()
})

afterAll(async () => {
  await there(closeBus)
  partner.stop()
})

beforeEach(() => {
  Object.assign(partner, { away: 0, delayMs: 0 })
  partner.refreshes.clear()
  received.mockClear()
  lifetime = 300
})

/** Who the API says is calling, or the status or the sentence of a refusal. */
async function whoAmI({ access_token }: Tokens, instance = here): Promise<string | number> {
  const response = await instance(() => mcp(meRequest(access_token), { params: Promise.resolve({ slug: 'orders' }) }))
  return readMe(response)
}

async function accountOf(user: string) {
  const server = await loadSignIn(connectorId)
  if (!server) throw new Error('No server is set up')
  const userId = partnerAccountId(server, user)
  return db().upstreamAccount.findUnique({ where: { connectorId_userId: { connectorId, userId } } })
}

interface Connected {
  user: string
  client: Client
  tokens: Tokens
}

/** Half of them at any moment: this one process is their browsers, the portal, its database and the partner's server. */
async function connectAll(prefix: string, count: number): Promise<Connected[]> {
  const waiting = Array.from({ length: count }, (_, index) => `${prefix}${index}`)
  const connected: Connected[] = []
  const work = async () => {
    for (let user = waiting.shift(); user; user = waiting.shift()) {
      connected.push({ user, ...(await connectAs(partner, user, { resource: ORDERS })) })
    }
  }
  await Promise.all(Array.from({ length: count / 2 }, work))
  return connected
}

/** Calls of everyone at once at both instances; each must be answered for who made it. */
async function everyoneCalls(connected: Connected[], instances = [here, there]): Promise<void> {
  const calls = connected.flatMap((one) => instances.map((instance) => ({ ...one, instance })))
  const answers = await Promise.all(
    calls.map(async ({ user, tokens, instance }) => [user, await whoAmI(tokens, instance)]),
  )
  expect(answers.filter(([user, answer]) => user !== answer)).toEqual([])
}

function expectRefreshes(connected: Connected[], each: number): void {
  expect([...partner.refreshes].filter(([, count]) => count !== each)).toEqual([])
  expect(partner.refreshes.size).toBe(each === 0 ? 0 : connected.length)
}

test('fifty users at once connect, call, outlive their tokens, and are revoked: nobody is served as another', async () => {
  const connected = await connectAll('user-', USERS)
  await everyoneCalls(connected)
  expectRefreshes(connected, 0)

  partner.delayMs = 50
  // Their end is known here, and is real there.
  partner.endAccessTokens()
  await endTokensIn(connectorId, -1000)
  await everyoneCalls(connected, [here, there, here, there])
  expectRefreshes(connected, 1)

  // Ended there, and nobody was told: the API refuses, each call is made once more.
  partner.endAccessTokens()
  await everyoneCalls(connected)
  expectRefreshes(connected, 2)

  await Promise.all(
    connected.map(({ client, tokens }) =>
      post('/oauth/revoke', new URLSearchParams({ token: tokens.refresh_token, client_id: client.client_id })),
    ),
  )
  const statuses = await Promise.all(connected.map(({ tokens }) => whoAmI(tokens)))
  expect(statuses.filter((status) => status !== 401)).toEqual([])
  await vi.waitFor(
    async () => {
      const others = await Promise.all(connected.map(({ tokens }) => whoAmI(tokens, there)))
      expect(others.filter((status) => status !== 401)).toEqual([])
    },
    { timeout: 30_000, interval: 1_000 },
  )
  expect(await db().upstreamAccount.count({ where: { connectorId } })).toBe(0)
  await vi.waitFor(() => expect(partner.countTokens()).toBe(0), { timeout: 30_000 })
}, 300_000)

test('a token is refreshed ahead of its real end', async () => {
  lifetime = 4
  const { tokens } = await connectAs(partner, 'ada', { resource: ORDERS })
  expect(await whoAmI(tokens)).toBe('ada')
  expect(partner.refreshes.size).toBe(0)
  await setTimeout(3_200)
  expect(await whoAmI(tokens)).toBe('ada')
  expect(partner.refreshes.get('ada')).toBe(1)
  // The API never saw a token that had ended.
  for (const [token] of received.mock.calls) expect(token).not.toBe('')
})

test('a refresh that fails for good: 401 before anything runs, and the same account after connecting again', async () => {
  const { tokens, client } = await connectAs(partner, 'grace', { resource: ORDERS })
  const before = await accountOf('grace')
  partner.forgetRefreshTokens()
  await endTokensIn(connectorId, -1000)

  const response = await mcp(meRequest(tokens.access_token), { params: Promise.resolve({ slug: 'orders' }) })
  expect(response.status).toBe(401)
  expect(response.headers.get('www-authenticate')).toMatch(/error="invalid_token".*resource_metadata=/)
  expect(received).not.toHaveBeenCalled()
  const refresh = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token, client_id: client.client_id }
  const refreshed = await post('/oauth/token', new URLSearchParams(refresh))
  expect((await refreshed.json()).error).toBe('invalid_grant')

  const again = await connectAs(partner, 'grace', { resource: ORDERS, client })
  expect(await whoAmI(again.tokens)).toBe('grace')
  expect((await accountOf('grace'))?.userId).toBe(before?.userId)
  expect(await whoAmI(tokens)).toBe(401)
})

test('a failure that passes is a sentence in the result, and tried again later', async () => {
  const { tokens } = await connectAs(partner, 'linus', { resource: ORDERS })
  partner.away = 503
  await endTokensIn(connectorId, 30_000)
  expect(await whoAmI(tokens)).toBe('linus')

  await endTokensIn(connectorId, -1000)
  const [first, second] = [await whoAmI(tokens), await whoAmI(tokens, there)]
  expect(first).toMatch(/sign-in could not be renewed.* answered 503.*Try again in a while/)
  expect(second).toBe(first)

  partner.away = 0
  await setTimeout(1_100)
  expect(await whoAmI(tokens)).toBe('linus')
})

test('a wrong secret is the publisher’s to correct; nobody has to connect again for it', async () => {
  const { tokens } = await connectAs(partner, 'mary', { resource: ORDERS })
  await saveServer(connectorId, partner.origin, { clientSecret: 'wrong' })
  await endTokensIn(connectorId, -1000)
  expect(await whoAmI(tokens)).toMatch(/does not accept the client id or secret/)

  await saveServer(connectorId, partner.origin)
  await setTimeout(1_100)
  expect(await whoAmI(tokens)).toBe('mary')
})

test('the refresh of a process that died is taken over when its time is up', async () => {
  const { tokens } = await connectAs(partner, 'kate', { resource: ORDERS })
  await endTokensIn(connectorId, -1000)
  await db().upstreamAccount.updateMany({ where: { connectorId }, data: { leaseUntil: new Date(Date.now() + 1_500) } })
  const started = Date.now()

  expect(await whoAmI(tokens)).toBe('kate')
  expect(Date.now() - started).toBeGreaterThan(1_000)
  expect(partner.refreshes.get('kate')).toBe(1)
})

test('of two clients of one user, ending one leaves the other; ending both ends it at the partner', async () => {
  const [one, other] = [
    await connectAs(partner, 'joan', { resource: ORDERS }),
    await connectAs(partner, 'joan', { resource: ORDERS }),
  ]
  const revoke = ({ client, tokens }: typeof one) =>
    post('/oauth/revoke', new URLSearchParams({ token: tokens.refresh_token, client_id: client.client_id }))

  await revoke(one)
  expect(await whoAmI(one.tokens)).toBe(401)
  expect(await whoAmI(other.tokens)).toBe('joan')
  const [upstream = ''] = received.mock.lastCall ?? []
  await revoke(other)
  expect(await whoAmI(other.tokens)).toBe(401)
  await vi.waitFor(async () => expect(await partner.whoHas(upstream)).toBeNull())
})

test('no token of the partner is anywhere but sealed, and none of ours goes there', async () => {
  const { tokens } = await connectAs(partner, 'rosa', { resource: ORDERS })
  await endTokensIn(connectorId, -1000)
  await whoAmI(tokens)
  const upstream = [...new Set(received.mock.calls.map(([token]) => token))]
  const [records, accounts, audit, servers] = await Promise.all([
    db().oAuthRecord.findMany(),
    db().upstreamAccount.findMany(),
    db().auditEntry.findMany(),
    db().signInServer.findMany(),
  ])
  const stored = JSON.stringify([records, accounts, audit, servers])

  expect(upstream.length).toBeGreaterThan(0)
  for (const token of upstream) expect(stored).not.toContain(token)
  expect(stored).not.toContain('secret of the partner')
  expect(upstream).not.toContain(tokens.access_token)
})
