import { createServer } from 'node:http'
import { beforeAll, describe, expect, test } from 'vitest'
import { CLIENTS, connectFirst, connectModern } from '@/test/support/mcp-clients'
import { publishConnector } from '@/test/support/mcp-connector'
import { listen, serveMcpRoute } from '@/test/support/mcp-endpoint'

const orderId = { name: 'id', in: 'path' as const, required: true, description: '', schema: { type: 'string' } }
let endpoint: URL

beforeAll(async () => {
  const baseUrl = await listen(
    createServer((request, response) => {
      const found = request.url !== '/orders/missing'
      response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' })
      response.end(JSON.stringify(found ? { asked: request.url } : { message: 'No such order' }))
    }),
  )
  await publishConnector({
    slug: 'orders',
    name: 'Orders of Acme',
    description: 'Reads the orders of a shop.',
    baseUrl,
    tools: [
      { name: 'list_orders', title: 'List orders', path: '/orders' },
      { name: 'get_order', path: '/orders/{id}', parameters: [orderId] },
    ],
  })
  endpoint = (await serveMcpRoute())('orders')
})

describe.each(CLIENTS)('%s (%s)', (_, protocol, connect) => {
  test('learns who answers, in which protocol', async () => {
    const client = await connect(endpoint)

    expect(client.getServerVersion()).toMatchObject({ name: 'orders', title: 'Orders of Acme', version: '1' })
    expect(client.getInstructions()).toBe('Reads the orders of a shop.')
    expect(client.getServerCapabilities()).toEqual({
      logging: {},
      tools: { listChanged: protocol === '2026-07-28' },
    })
  })

  test('lists the tools of the release, with their schemas as published', async () => {
    const client = await connect(endpoint)

    const { tools } = await client.listTools()

    expect(tools.map((tool) => tool.name)).toEqual(['list_orders', 'get_order'])
    expect(tools[0]).toMatchObject({
      title: 'List orders',
      description: 'Tool list_orders',
      annotations: { readOnlyHint: true, destructiveHint: false },
    })
    expect(tools[1]?.inputSchema).toEqual({
      type: 'object',
      properties: { id: { type: 'string' } },
      required: ['id'],
      additionalProperties: false,
    })
  })

  test('calls the API', async () => {
    const client = await connect(endpoint)

    const result = await client.callTool({ name: 'get_order', arguments: { id: 'A 7' } })

    expect(result.isError).toBeFalsy()
    expect(JSON.stringify(result.content)).toContain('/orders/A%207')
  })

  test.each([
    ['arguments the schema refuses', { name: 'get_order', arguments: {} }, 'id'],
    ['an error of the API', { name: 'get_order', arguments: { id: 'missing' } }, 'No such order'],
  ])('reads %s as a failed result', async (_case, call, words) => {
    const client = await connect(endpoint)

    const result = await client.callTool(call)

    expect(result.isError).toBe(true)
    expect(JSON.stringify(result.content)).toContain(words)
  })

  test('is told with -32602 that there is no such tool', async () => {
    const client = await connect(endpoint)

    await expect(client.callTool({ name: 'drop_orders' })).rejects.toMatchObject({ code: -32602 })
  })
})

test('says how long and for whom a list holds', async () => {
  const client = await connectModern(endpoint)

  expect(await client.listTools()).toMatchObject({ ttlMs: 60_000, cacheScope: 'private' })
})

test('gives a client of 2025-06-18 that protocol', async () => {
  const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'old', version: '1' } }
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params }),
  })

  expect(await response.text()).toContain('"protocolVersion":"2025-06-18"')
  expect(response.headers.get('mcp-session-id')).toBeNull()
})

test('serves a client whose release is replaced while it is connected', async () => {
  const { slug, snapshot } = await publishConnector({
    slug: 'moving',
    baseUrl: endpoint.origin,
    tools: [{ name: 'old' }],
  })
  const url = new URL(`/mcp/${slug}`, endpoint)
  const clients = [await connectFirst(url), await connectModern(url)]

  await publishConnector({ slug, baseUrl: snapshot.baseUrl, tools: [{ name: 'new' }] })

  for (const client of clients) {
    const { tools } = await client.listTools()
    expect(tools.map((tool) => tool.name)).toEqual(['new'])
    await expect(client.callTool({ name: 'old' })).rejects.toMatchObject({ code: -32602 })
  }
})
