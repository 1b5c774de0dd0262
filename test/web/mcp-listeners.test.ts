import { createServer } from 'node:http'
import type { Client } from '@modelcontextprotocol/client'
import { beforeAll, expect, test, vi } from 'vitest'
import { publish } from '@/lib/bus'
import { endListeners } from '@/lib/mcp'
import { connectModern } from '@/test/support/mcp-clients'
import { publishConnector, rollBackConnector, unpublishConnector } from '@/test/support/mcp-connector'
import { listen, serveMcpRoute } from '@/test/support/mcp-endpoint'

const baseUrl = 'http://127.0.0.1:9'
let at: (slug: string) => URL

beforeAll(async () => {
  at = await serveMcpRoute()
})

/** A listener, and a count of what it heard. */
async function listener(slug: string): Promise<{ client: Client; heard: () => number; closed: Promise<unknown> }> {
  const client = await connectModern(at(slug))
  const changed = vi.fn()
  client.setNotificationHandler('notifications/tools/list_changed', changed)
  const subscription = await client.listen({ toolsListChanged: true })
  return { client, heard: () => changed.mock.calls.length, closed: subscription.closed }
}

test('hear of a new release and of a rollback, each once, and then list what is live', async () => {
  await publishConnector({ slug: 'orders', baseUrl, tools: [{ name: 'first' }] })
  const { client, heard } = await listener('orders')

  await publishConnector({ slug: 'orders', baseUrl, tools: [{ name: 'second' }] })
  await vi.waitFor(() => expect(heard()).toBe(1))
  expect((await client.listTools()).tools.map((tool) => tool.name)).toEqual(['second'])

  await rollBackConnector('orders', 1)
  await vi.waitFor(() => expect(heard()).toBe(2))
  expect((await client.listTools()).tools.map((tool) => tool.name)).toEqual(['first'])
})

test('hear nothing of another connector, and nothing when the release stays', async () => {
  const shared = { baseUrl, tools: [{ name: 'same' }] }
  const { id } = await publishConnector({ slug: 'quiet', ...shared })
  await publishConnector({ slug: 'busy', ...shared })
  const quiet = await listener('quiet')
  const busy = await listener('busy')

  await publish('connector.changed', { connectorId: id, slug: 'quiet' })
  await publishConnector({ slug: 'busy', ...shared })

  await vi.waitFor(() => expect(busy.heard()).toBe(1))
  expect(quiet.heard()).toBe(0)
})

test('are let go when the connector is no longer published', async () => {
  await publishConnector({ slug: 'leaving', baseUrl, tools: [{ name: 'same' }] })
  const { client, closed } = await listener('leaving')

  await unpublishConnector('leaving')

  await closed
  await expect(client.ping?.() ?? client.listTools()).rejects.toThrow()
})

test('are let go when the connector closes to strangers', async () => {
  const connector = { slug: 'closing', baseUrl, tools: [{ name: 'same' }] }
  await publishConnector(connector)
  const { closed } = await listener('closing')

  await publishConnector({ ...connector, access: 'portal' })

  await closed
})

test('are let go when the process stops, and calls are not', async () => {
  const slow = createServer((_, response) => void setTimeout(() => response.end('late'), 200))
  await publishConnector({ slug: 'stopping', baseUrl: await listen(slow), tools: [{ name: 'slow' }] })
  const { client, closed } = await listener('stopping')
  const call = client.callTool({ name: 'slow' })

  endListeners()

  await closed
  expect(JSON.stringify((await call).content)).toContain('late')
})
