import { createServer } from 'node:http'
import { beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { POST } from '@/app/mcp/[slug]/route'
import { publish } from '@/lib/bus'
import { proposeAnnotations } from '@/lib/connectors/schema'
import { db } from '@/lib/db'
import { revokeGrant } from '@/lib/oauth'
import { CLIENTS, postModern } from '@/test/support/mcp-clients'
import { publishConnector } from '@/test/support/mcp-connector'
import { listen, serveMcpRoute } from '@/test/support/mcp-endpoint'
import { connect, ORDERS } from '@/test/support/oauth-client'
import { newUser } from '@/test/support/oauth-connectors'
import { prompt, templateResource, textResource } from '@/test/support/prompts'

vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

const received = vi.fn()
let endpoint: URL
let baseUrl: string
let token: string

const mixed = {
  slug: 'orders',
  access: 'portal' as const,
  accessSettings: { mixed: true },
  tools: [
    { name: 'look', open: true },
    { name: 'mine' },
    { name: 'cancel', method: 'DELETE' as const, annotations: proposeAnnotations('DELETE'), aliases: ['drop'] },
    { name: 'refund', scope: 'money' },
  ],
  prompts: [prompt()],
  resources: [textResource(), templateResource()],
}

beforeAll(async () => {
  baseUrl = await listen(
    createServer((request, response) => {
      received(request.url)
      response.end(`${request.url} is done`)
    }),
  )
  await publishConnector({ ...mixed, baseUrl })
  endpoint = (await serveMcpRoute())('orders')
  token = (await connect(await newUser('ada@example.com'), { resource: ORDERS })).tokens.access_token
})

beforeEach(() => {
  received.mockClear()
})

const METADATA = 'resource_metadata="http://localhost:3000/.well-known/oauth-protected-resource/mcp/orders"'

/** One POST as clients before 2026-07-28 send it: a message, or several. */
function postFirst(body: unknown, authorization?: string): Promise<Response> {
  return fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...(authorization !== undefined && { authorization }),
    },
    body: JSON.stringify(body),
  })
}

const message = (method: string, params: object = {}, id = 1) => ({ jsonrpc: '2.0', id, method, params })
const callOf = (name: string, id = 1) => message('tools/call', { name, arguments: {} }, id)

function expectChallenge(response: Response, scope = 'orders:read orders:write'): void {
  expect(response.status).toBe(401)
  const challenge = response.headers.get('www-authenticate')
  expect(challenge).toContain(METADATA)
  expect(challenge).toContain(`scope="${scope}"`)
  expect(challenge).not.toContain('error=')
  expect(received).not.toHaveBeenCalled()
}

test.each(CLIENTS)('%s, %s: connects, lists and calls an open tool without a token', async (_, __, open) => {
  const client = await open(endpoint)

  expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['look', 'mine', 'cancel', 'refund'])
  expect((await client.listPrompts()).prompts).toHaveLength(1)
  expect((await client.listResources()).resources).toHaveLength(1)
  const result = await client.callTool({ name: 'look' })
  expect(JSON.stringify(result.content)).toContain('/look is done')
})

test.each(CLIENTS)('%s, %s: a call of another tool is 401, and reaches nothing', async (_, __, open) => {
  const client = await open(endpoint)

  await expect(client.callTool({ name: 'mine' })).rejects.toThrow(/401|unauthori[sz]ed|sign-in/i)
  expect(received).not.toHaveBeenCalled()
})

test.each([
  ['mine', 'orders:read orders:write'],
  ['cancel', 'orders:read orders:write'],
  ['drop', 'orders:read orders:write'],
  ['refund', 'orders:read orders:write orders:money'],
])(
  'the challenge for %s asks for %s in both eras, so that the same call goes through after sign-in',
  async (name, scope) => {
    expectChallenge(await postFirst(callOf(name)), scope)
    expectChallenge(await postModern(endpoint, 'tools/call', { name, arguments: {} }), scope)
  },
)

test('one protected call in a batch is 401 before any of them runs', async () => {
  expectChallenge(await postFirst([callOf('look', 1), callOf('mine', 2)]))
  const open = await postFirst([callOf('look', 1), callOf('look', 2)])
  expect(open.status).toBe(200)
  await open.text()
  expect(received).toHaveBeenCalledTimes(2)
})

test('a header that names an open tool opens no other', async () => {
  const answer = await postModern(
    endpoint,
    'tools/call',
    { name: 'mine', arguments: {} },
    { headers: { 'mcp-name': 'look' } },
  )
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(received).not.toHaveBeenCalled()
})

test('a call that hides its name is no way in', async () => {
  for (const params of [{ name: ['mine'] }, { name: 'mine\u0000' }, { name: 'MINE' }, {}]) {
    await (await postFirst(message('tools/call', params))).text()
  }
  const twice = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    body: '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"look","name":"mine","arguments":{}}}',
  })
  expectChallenge(twice)
})

test.each([
  ['prompts/get', { name: 'write_reply', arguments: { tone: 'friendly' } }],
  ['resources/read', { uri: 'shop://returns' }],
  ['resources/read', { uri: 'shop://orders/A7' }],
])('what prompts and resources hold is for those who signed in: %s %j', async (method, params) => {
  expectChallenge(await postFirst(message(method, params)))
  const modern = await postModern(endpoint, method, params, {
    headers: 'uri' in params ? { 'mcp-name': String(params.uri) } : {},
  })
  expectChallenge(modern)
  const signedIn = await postFirst(message(method, params), `Bearer ${token}`)
  expect(signedIn.status).toBe(200)
  await signedIn.text()
})

test.each(['Bearer wrong', 'Bearer', 'Basic YTpi', 'Bearer a b'])(
  '%j is 401 whatever is called',
  async (authorization) => {
    for (const call of [callOf('look'), message('tools/list'), callOf('mine')]) {
      const answer = await postFirst(call, authorization)
      expect(answer.status).toBe(401)
      expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"')
    }
    expect(received).not.toHaveBeenCalled()
  },
)

test('after sign-in the same call goes through, and a revoked token is refused for open tools too', async () => {
  const { tokens } = await connect(await newUser('mary@example.com'), { resource: ORDERS })
  const authorization = `Bearer ${tokens.access_token}`
  const answer = await postFirst(callOf('mine'), authorization)
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('/mine is done')
  const modern = await postModern(
    endpoint,
    'tools/call',
    { name: 'cancel', arguments: {} },
    { headers: { authorization } },
  )
  expect(await modern.text()).toContain('/cancel is done')

  const grants = await db().oAuthRecord.findMany({ where: { model: 'Grant' }, orderBy: { createdAt: 'desc' }, take: 1 })
  await revokeGrant(grants[0]?.grantId ?? '')
  received.mockClear()
  expect((await postFirst(callOf('look'), authorization)).status).toBe(401)
  expect(received).not.toHaveBeenCalled()
})

test('an open tool of a mixed connector asks a signed-in caller for no scope either', async () => {
  const narrow = await connect(await newUser('grete@example.com'), { resource: ORDERS, scope: 'orders:write' })
  const authorization = `Bearer ${narrow.tokens.access_token}`
  expect((await postFirst(callOf('mine'), authorization)).status).toBe(403)
  const answer = await postFirst(callOf('look'), authorization)
  expect(await answer.text()).toContain('/look is done')
})

test('where sign-in is asked at once, "open" opens nothing, and turning mixed off acts at once', async () => {
  onTestFinished(async () => void (await publishConnector({ ...mixed, baseUrl })))
  await publishConnector({ ...mixed, accessSettings: { mixed: false }, baseUrl })
  for (const call of [callOf('look'), message('tools/list'), message('initialize')])
    expectChallenge(await postFirst(call))
  await publishConnector({ ...mixed, access: 'open', baseUrl })
  const answer = await postFirst(callOf('cancel'))
  expect(await answer.text()).toContain('/cancel is done')
})

test('a listener without a token is let go when sign-in is asked at once', async () => {
  onTestFinished(async () => void (await publishConnector({ ...mixed, baseUrl })))
  const listening = await postModern(endpoint, 'subscriptions/listen', { notifications: { toolsListChanged: true } })
  expect(listening.status).toBe(200)
  await publishConnector({ ...mixed, accessSettings: { mixed: false }, baseUrl })
  expect(await listening.text()).toContain('acknowledged')
})

test('a listener is let go when its account may no longer connect', async () => {
  onTestFinished(async () => void (await publishConnector({ ...mixed, baseUrl })))
  const userId = await newUser('guest@example.com')
  const { tokens } = await connect(userId, { resource: ORDERS })
  const { id: connectorId } = await publishConnector({ ...mixed, accessSettings: { who: 'invited' }, baseUrl })
  const expiresAt = new Date(Date.now() + 60_000)
  const guest = await db().guest.create({ data: { connectorId, email: 'guest@example.com', userId, expiresAt } })
  const headers = { authorization: `Bearer ${tokens.access_token}` }
  const params = { notifications: { toolsListChanged: true } }
  const listening = await postModern(endpoint, 'subscriptions/listen', params, { headers })
  expect(listening.status).toBe(200)

  await db().guest.delete({ where: { id: guest.id } })
  await publish('connector.changed', { connectorId, slug: 'orders' })
  expect(await listening.text()).toContain('acknowledged')
  expect((await postFirst(callOf('look'), headers.authorization)).status).toBe(401)
})

test('the route answers no other method, and no other origin, without a token', async () => {
  const asked = (init: RequestInit) =>
    POST(new Request(endpoint, init), { params: Promise.resolve({ slug: 'orders' }) })
  expect((await asked({ method: 'GET' })).status).toBe(405)
  expect((await asked({ method: 'POST', headers: { origin: 'https://evil.example' }, body: '{}' })).status).toBe(403)
})
