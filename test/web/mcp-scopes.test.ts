import { createServer } from 'node:http'
import { beforeAll, expect, test, vi } from 'vitest'
import { publish } from '@/lib/bus'
import type { LiveConnector } from '@/lib/connectors/schema'
import { serveMcp } from '@/lib/mcp'
import { aTool, publishConnector } from '@/test/support/mcp-connector'
import { listen } from '@/test/support/mcp-endpoint'

const origin = 'http://localhost:3000'
const called = vi.fn()
let live: LiveConnector

beforeAll(async () => {
  const baseUrl = await listen(
    createServer((request, response) => {
      called(request.url)
      response.end('ok')
    }),
  )
  const annotations = { ...aTool({ name: 'any' }).annotations, readOnlyHint: false }
  live = await publishConnector({
    slug: 'orders',
    access: 'portal',
    baseUrl,
    tools: [{ name: 'list' }, { name: 'create', annotations }, { name: 'refund', annotations, scope: 'money' }],
  })
})

function call(
  method: string,
  params: object,
  scopes: string[],
  headers: Record<string, string> = {},
): Promise<Response> {
  const caller = { userId: 'u1', clientId: 'c1', scopes, grantId: 'g1' }
  const request = new Request(`${origin}/mcp/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  })
  return serveMcp(request, { live, caller, origin })
}

const MODERN = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientCapabilities': {},
}

function callTool(name: string, scopes: string[], era: 'legacy' | 'modern'): Promise<Response> {
  if (era === 'legacy') return call('tools/call', { name, arguments: {} }, scopes)
  const headers = { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/call', 'mcp-name': name }
  return call('tools/call', { name, arguments: {}, _meta: MODERN }, scopes, headers)
}

test.each([
  ['legacy', 'create', 'orders:read', 'orders:write', 'orders:read orders:write'],
  ['modern', 'create', 'orders:read', 'orders:write', 'orders:read orders:write'],
  ['legacy', 'list', 'other:read', 'orders:read', 'orders:read'],
  ['modern', 'list', 'orders:write', 'orders:read', 'orders:read orders:write'],
  ['legacy', 'refund', 'orders:read orders:write', 'orders:money', 'orders:read orders:write orders:money'],
  ['modern', 'refund', 'orders:money', 'orders:write', 'orders:write orders:money'],
] as const)(
  '%s: %s with %s alone is 403 before the API is called, names %s as missing, and asks for %s',
  async (era, tool, granted, needed, asked) => {
    const response = await callTool(tool, granted.split(' '), era)

    expect(response.status).toBe(403)
    const challenge = response.headers.get('www-authenticate')
    expect(challenge).toContain('error="insufficient_scope"')
    expect(challenge).toMatch(new RegExp(`error_description="[^"]*${needed}[^"]*"`))
    expect(challenge).toContain(`scope="${asked}"`)
    expect(challenge).toContain(`resource_metadata="${origin}/.well-known/oauth-protected-resource/mcp/orders"`)
    expect(called).not.toHaveBeenCalled()
  },
)

test.each(['legacy', 'modern'] as const)('%s: a tool whose scope is granted is called', async (era) => {
  called.mockClear()
  const response = await callTool('create', ['orders:read', 'orders:write'], era)

  expect(response.status).toBe(200)
  expect(await response.text()).toContain('ok')
  expect(called).toHaveBeenCalledOnce()
})

test.each(['legacy', 'modern'] as const)('%s: its own scope is needed beside writing, and then enough', async (era) => {
  called.mockClear()
  const response = await callTool('refund', ['orders:write', 'orders:money'], era)

  expect(response.status).toBe(200)
  expect(await response.text()).toContain('ok')
  expect(called).toHaveBeenCalledOnce()
})

test('both scopes are not needed to see the list', async () => {
  const response = await call('tools/list', {}, ['orders:read'])

  expect(await response.text()).toContain('create')
})

test('a listener is let go when its grant is revoked', async () => {
  const headers = { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'subscriptions/listen' }
  const params = { _meta: MODERN, notifications: { toolsListChanged: true } }
  const response = await call('subscriptions/listen', params, ['orders:read'], headers)

  await publish('grant.revoked', { grantId: 'another' })
  await publish('grant.revoked', { grantId: 'g1' })

  expect(await response.text()).toContain('acknowledged')
})
