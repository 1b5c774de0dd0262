import { createServer } from 'node:http'
import { Client as ModernClient, StreamableHTTPClientTransport as ModernTransport } from '@modelcontextprotocol/client'
import { Client as FirstClient } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport as FirstTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { proposeAnnotations } from '@/lib/connectors/schema'
import { db } from '@/lib/db'
import { revokeGrant } from '@/lib/oauth'
import { postModern } from '@/test/support/mcp-clients'
import { publishConnector } from '@/test/support/mcp-connector'
import { listen, serveMcpRoute } from '@/test/support/mcp-endpoint'
import { connect, ORDERS } from '@/test/support/oauth-client'
import { newUser } from '@/test/support/oauth-connectors'

vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

const IDENTITY = { name: 'test-client', version: '1.0.0' }
let endpoint: URL
let userId: string
const received = vi.fn()

beforeAll(async () => {
  const baseUrl = await listen(
    createServer((request, response) => {
      received(request.method, request.headers)
      response.end(`${request.method} is done`)
    }),
  )
  const annotations = proposeAnnotations('DELETE')
  await publishConnector({
    slug: 'orders',
    access: 'portal',
    baseUrl,
    tools: [{ name: 'list' }, { name: 'cancel', method: 'DELETE', annotations }],
  })
  endpoint = (await serveMcpRoute())('orders')
  userId = await newUser('ada@example.com')
})

async function accessToken(scope?: string): Promise<string> {
  const { tokens } = await connect(userId, { resource: ORDERS, ...(scope && { scope }) })
  return tokens.access_token
}

function withToken(token: string): { requestInit: RequestInit } {
  return { requestInit: { headers: { authorization: `Bearer ${token}` } } }
}

async function firstClient(token: string): Promise<FirstClient> {
  const client = new FirstClient(IDENTITY)
  onTestFinished(() => client.close())
  await client.connect(new FirstTransport(endpoint, withToken(token)) as Parameters<FirstClient['connect']>[0])
  return client
}

async function modernClient(token: string): Promise<ModernClient> {
  const client = new ModernClient(IDENTITY, { versionNegotiation: { mode: { pin: '2026-07-28' } } })
  onTestFinished(() => client.close())
  await client.connect(new ModernTransport(endpoint, withToken(token)))
  return client
}

const CLIENTS = [
  ['sdk 1, 2025-11-25', firstClient],
  ['client 2, 2026-07-28', modernClient],
] as const

test.each(CLIENTS)('%s lists and calls with a token, which stays here', async (_, open) => {
  const token = await accessToken()
  const client = await open(token)

  const { tools } = await client.listTools()
  const result = await client.callTool({ name: 'cancel' })

  expect(tools.map((tool) => tool.name)).toEqual(['list', 'cancel'])
  expect(JSON.stringify(result.content)).toContain('DELETE is done')
  const [, headers] = received.mock.lastCall ?? []
  expect(JSON.stringify(headers)).not.toContain(token)
})

test.each(CLIENTS)('%s without a token it can use is refused', async (_, open) => {
  await expect(open('made-up')).rejects.toThrow()
})

test.each(CLIENTS)('%s that was allowed to read reads, and cannot write', async (_, open) => {
  const client = await open(await accessToken('orders:read'))

  expect(JSON.stringify((await client.callTool({ name: 'list' })).content)).toContain('GET is done')
  received.mockClear()
  await expect(client.callTool({ name: 'cancel' })).rejects.toThrow()
  expect(received).not.toHaveBeenCalled()
})

test('a stranger gets 401 with the way to sign in, GET is 405 all the same', async () => {
  const refused = await postModern(endpoint, 'tools/list')
  const get = await fetch(endpoint, { headers: { accept: 'text/event-stream' } })

  expect(refused.status).toBe(401)
  expect(refused.headers.get('www-authenticate')).toContain('/.well-known/oauth-protected-resource/mcp/orders"')
  expect(refused.headers.get('www-authenticate')).toContain('scope="orders:read orders:write"')
  expect(get.status).toBe(405)
})

test('a page of this machine can read where to sign in', async () => {
  const origin = 'http://localhost:6274'
  const refused = await postModern(endpoint, 'tools/list', {}, { headers: { origin } })

  expect(refused.status).toBe(401)
  expect(refused.headers.get('access-control-allow-origin')).toBe(origin)
  expect(refused.headers.get('access-control-expose-headers')).toBe('WWW-Authenticate')
})

test('a revoked grant ends the listener and the next call', async () => {
  const { tokens, client: registered } = await connect(userId, { resource: ORDERS })
  const client = await modernClient(tokens.access_token)
  const subscription = await client.listen({ toolsListChanged: true })
  const where = { model: 'AccessToken', clientId: registered.client_id }
  const { grantId } = await db().oAuthRecord.findFirstOrThrow({ where })

  await revokeGrant(grantId ?? '')

  await subscription.closed
  await expect(client.callTool({ name: 'list' })).rejects.toThrow()
})
