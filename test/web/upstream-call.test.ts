import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { ToolDefinition } from '@/lib/connectors/schema'

process.env.ALLOW_PRIVATE_UPSTREAMS = 'true'
const { callTool } = await import('@/lib/upstream')
const { db } = await import('@/lib/db')

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections?.()
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function tool(over: object = {}) {
  return ToolDefinition.parse({
    name: 'get_order',
    title: 'Get an order',
    description: 'Gets an order.',
    method: 'GET',
    path: '/orders/{id}',
    parameters: [{ name: 'id', in: 'path', required: true }],
    annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: true },
    ...over,
  })
}

function live(baseUrl: string, id = 'c1') {
  const snapshot = { name: 'Shop', description: 'A shop', baseUrl, tools: [] }
  return { id, partnerId: 'p1', slug: 'shop', access: 'open' as const, release: 1, snapshot }
}

test('calls the API and gives its JSON', async () => {
  const baseUrl = await serve((request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ path: request.url, authorization: request.headers.authorization }))
  })
  const result = await callTool({ live: live(baseUrl), tool: tool(), args: { id: 'A7' }, caller: null })
  expect(result).toEqual({ content: [{ type: 'text', text: '{"path":"/orders/A7"}' }] })
})

test('records the call without its arguments', async () => {
  const baseUrl = await serve((_, response) => response.writeHead(404).end())
  const caller = { userId: 'u1', clientId: 'k1' }
  await callTool({ live: live(baseUrl, 'recorded'), tool: tool(), args: { id: 'secret-id' }, caller })
  await expect
    .poll(() => db().toolCall.findMany({ where: { connectorId: 'recorded' } }))
    .toMatchObject([
      { tool: 'get_order', outcome: 'tool_error', status: 404, userId: 'u1', clientId: 'k1', release: 1 },
    ])
  expect(JSON.stringify(await db().toolCall.findMany())).not.toContain('secret-id')
})
