import { createServer, type ServerResponse } from 'node:http'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { flushToolCalls } from '@/lib/activity'
import type { LimitSettings } from '@/lib/connectors/schema'
import { db } from '@/lib/db'
import { CLIENTS, postModern } from '@/test/support/mcp-clients'
import { publishConnector, type SomeTool } from '@/test/support/mcp-connector'
import { listen, serveMcpRoute } from '@/test/support/mcp-endpoint'
import { connect, ORDERS } from '@/test/support/oauth-client'
import { newUser } from '@/test/support/oauth-connectors'
import { prompt, templateResource, textResource } from '@/test/support/prompts'

vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

let at: (slug: string) => URL
let baseUrl: string
let reached = 0
const held: ServerResponse[] = []

beforeAll(async () => {
  baseUrl = await listen(
    createServer((request, response) => {
      reached += 1
      if (request.url === '/slow') return void held.push(response)
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"done":true}')
    }),
  )
  at = await serveMcpRoute()
})

beforeEach(() => {
  reached = 0
})

let slugs = 0
const TOOLS: SomeTool[] = [{ name: 'list' }, { name: 'other' }, { name: 'slow' }]

async function published(limits: LimitSettings, tools = TOOLS): Promise<URL> {
  slugs += 1
  const slug = `limited-${slugs}`
  const resources = [textResource(), templateResource()]
  const prompts = [
    prompt({ name: 'plain', arguments: [], messages: [{ role: 'user', content: { type: 'text', text: 'Hi' } }] }),
    prompt({
      name: 'reading',
      arguments: [],
      messages: [{ role: 'user', content: { type: 'resource', uri: 'shop://orders/A7' } }],
    }),
  ]
  await publishConnector({ slug, baseUrl, tools, limits, resources, prompts })
  return at(slug)
}

const call = (url: URL, name = 'list', headers: Record<string, string> = {}) =>
  postModern(url, 'tools/call', { name, arguments: {} }, { headers })

async function statuses(answers: Promise<Response>[]): Promise<number[]> {
  const responses = await Promise.all(answers)
  return responses.map(({ status }) => status).sort()
}

test('a call over the limit is 429, says when to come back, and never reaches the API', async () => {
  const url = await published({ connector: 2 })
  expect(await statuses([call(url), call(url)])).toEqual([200, 200])
  const answer = await call(url)

  expect(answer.status).toBe(429)
  const retryAfter = Number(answer.headers.get('retry-after'))
  expect(retryAfter).toBeGreaterThan(0)
  expect(retryAfter).toBeLessThanOrEqual(30)
  expect(await answer.json()).toEqual({
    jsonrpc: '2.0',
    id: 1,
    error: {
      code: -32000,
      message: `Too many calls: at most 2 a minute of this connector. Try again in ${retryAfter} s.`,
      data: { retryAfter },
    },
  })
  expect(reached).toBe(2)
})

test('is recorded as refused', async () => {
  const url = await published({ connector: 1 })
  await call(url)
  await call(url)
  await flushToolCalls()
  const calls = await db().toolCall.findMany({
    where: { connectorId: (await db().connector.findUniqueOrThrow({ where: { slug: `limited-${slugs}` } })).id },
    orderBy: { at: 'asc' },
  })
  expect(calls.map(({ tool, outcome }) => [tool, outcome])).toEqual([
    ['list', 'ok'],
    ['list', 'refused'],
  ])
})

test('only what calls the API counts', async () => {
  const url = await published({ connector: 1 })
  await call(url)
  const free = [
    postModern(url, 'tools/list'),
    postModern(url, 'prompts/list'),
    postModern(url, 'server/discover'),
    postModern(url, 'resources/read', { uri: 'shop://returns' }, { headers: { 'mcp-name': 'shop://returns' } }),
    postModern(url, 'prompts/get', { name: 'plain', arguments: {} }),
  ]
  expect(await statuses(free)).toEqual([200, 200, 200, 200, 200])
  const counted = [
    call(url),
    postModern(url, 'resources/read', { uri: 'shop://orders/A7' }, { headers: { 'mcp-name': 'shop://orders/A7' } }),
    postModern(url, 'prompts/get', { name: 'reading', arguments: {} }),
  ]
  expect(await statuses(counted)).toEqual([429, 429, 429])
})

test('a tool has a limit of its own, under its former name as well', async () => {
  const tools = [{ name: 'list', callsPerMinute: 1, aliases: ['find'] }, { name: 'other' }]
  const url = await published({ tool: 2 }, tools)
  expect((await call(url)).status).toBe(200)
  const refused = await call(url, 'find')
  expect([refused.status, (await refused.json()).error.message]).toEqual([
    429,
    expect.stringMatching(/^Too many calls: at most 1 a minute of list\. Try again in \d+ s\.$/),
  ])
  expect(await statuses([call(url, 'other'), call(url, 'other')])).toEqual([200, 200])
  expect((await call(url, 'other')).status).toBe(429)
})

test('where nobody is signed in, each address has its share', async () => {
  const url = await published({ user: 1 })
  const from = (address: string) => ({ 'x-portico-address': address })
  expect((await call(url, 'list', from('192.0.2.1'))).status).toBe(200)
  expect((await call(url, 'list', from('192.0.2.1'))).status).toBe(429)
  expect((await call(url, 'list', from('192.0.2.2'))).status).toBe(200)
})

test('each user and each client has a share', async () => {
  const users = await Promise.all([newUser('ann@example.com'), newUser('bob@example.com')])
  const slug = 'orders'
  await publishConnector({ slug, baseUrl, access: 'portal', tools: TOOLS, limits: { user: 2, client: 3 } })
  const tokens: string[] = []
  for (const userId of users) tokens.push((await connect(userId, { resource: ORDERS })).tokens.access_token)
  const as = (token = '') => call(at(slug), 'list', { authorization: `Bearer ${token}` })
  expect(await statuses([as(tokens[0]), as(tokens[0])])).toEqual([200, 200])
  const refused = await as(tokens[0])
  expect([refused.status, (await refused.json()).error.message]).toEqual([429, expect.stringContaining('from you')])
  expect((await as(tokens[1])).status).toBe(200)
})

test('calls at work at one time are limited, and an answer makes room', async () => {
  const url = await published({ concurrent: 2 })
  const waiting = [call(url, 'slow'), call(url, 'slow')]
  await vi.waitFor(() => expect(held.length).toBe(2))
  const refused = await call(url)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2'])
  expect((await refused.json()).error.message).toBe('This connector is busy with 2 calls. Try again in 2 s.')
  expect((await postModern(url, 'tools/list')).status).toBe(200)

  for (const response of held.splice(0)) response.end('done')
  for (const response of await Promise.all(waiting)) await response.text()
  await vi.waitFor(async () => expect((await call(url)).status).toBe(200))
})

test('a client that hangs up makes room', async () => {
  const url = await published({ concurrent: 1 })
  const end = new AbortController()
  const hungUp = postModern(url, 'tools/call', { name: 'slow', arguments: {} }, { signal: end.signal })
  await vi.waitFor(() => expect(held.length).toBe(1))
  end.abort()
  await expect(hungUp).rejects.toThrow()
  held.length = 0
  await vi.waitFor(async () => expect((await call(url)).status).toBe(200))
})

test('a changed limit acts at once', async () => {
  const url = await published({ connector: 1 })
  await call(url)
  expect((await call(url)).status).toBe(429)
  await publishConnector({ slug: `limited-${slugs}`, baseUrl, tools: TOOLS, limits: {} })
  expect((await call(url)).status).toBe(200)
})

test.each(CLIENTS)('%s shows its user the sentence', async (_name, _protocol, connectClient) => {
  const url = await published({ connector: 1 })
  const client = await connectClient(url)
  await client.callTool({ name: 'list', arguments: {} })
  await expect(client.callTool({ name: 'list', arguments: {} })).rejects.toThrow(
    /Too many calls: at most 1 a minute of this connector\. Try again in \d+ s\./,
  )
  expect((await client.listTools()).tools).toHaveLength(3)
})
