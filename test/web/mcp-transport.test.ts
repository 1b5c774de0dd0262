import { beforeAll, describe, expect, test } from 'vitest'
import { DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT } from '@/app/mcp/[slug]/route'
import { expectedErrors } from '@/test/support/fail-on-console-error'
import { postModern } from '@/test/support/mcp-clients'
import { publishConnector } from '@/test/support/mcp-connector'
import { serveMcpRoute } from '@/test/support/mcp-endpoint'

let endpoint: URL
const context = { params: Promise.resolve({ slug: 'orders' }) }
const INITIALIZE = JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
})

function post(body: string, headers: Record<string, string> = {}): Promise<Response> {
  const accept = 'application/json, text/event-stream'
  return fetch(endpoint, { method: 'POST', headers: { 'content-type': 'application/json', accept, ...headers }, body })
}

beforeAll(async () => {
  await publishConnector({ slug: 'orders', baseUrl: 'http://127.0.0.1:9', tools: [{ name: 'list_orders' }] })
  endpoint = (await serveMcpRoute())('orders')
})

describe('origin', () => {
  test.each([
    'https://evil.example',
    'http://localhost.evil.example',
    'http://evil.example:3000',
    'null',
    'chrome-extension://localhost',
    'not an origin',
  ])('refuses a page of %s', async (origin) => {
    const response = await post(INITIALIZE, { origin })

    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ jsonrpc: '2.0', error: { code: -32000 }, id: null })
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })

  test.each(['http://localhost:3000', 'http://127.0.0.1:6274', 'http://[::1]:8080'])(
    'serves a page of %s',
    async (origin) => {
      const response = await post(INITIALIZE, { origin })

      expect(response.status).toBe(200)
      expect(response.headers.get('access-control-allow-origin')).toBe(origin)
      expect(response.headers.get('access-control-expose-headers')).toBe('WWW-Authenticate')
      expect(response.headers.get('access-control-allow-credentials')).toBeNull()
      expect(response.headers.get('vary')).toContain('Origin')
    },
  )

  test('answers the preflight of a page of this machine', async () => {
    const request = new Request(endpoint, { method: 'OPTIONS', headers: { origin: 'http://localhost:6274' } })

    const response = await OPTIONS(request, context)

    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-methods')).toBe('POST')
    expect(response.headers.get('access-control-allow-headers')).toBe('Authorization, *')
  })

  test('answers no preflight of another site', async () => {
    const request = new Request(endpoint, { method: 'OPTIONS', headers: { origin: 'https://evil.example' } })

    const response = await OPTIONS(request, context)

    expect(response.status).toBe(403)
    expect(response.headers.get('access-control-allow-headers')).toBeNull()
  })
})

describe('method and address', () => {
  test.each([
    ['GET', GET],
    ['DELETE', DELETE],
    ['PUT', PUT],
    ['PATCH', PATCH],
    ['HEAD', HEAD],
  ])('answers %s with 405 at once', async (method, handler) => {
    const response = await handler(new Request(endpoint, { method }), context)

    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
  })

  test.each([
    ['POST', POST],
    ['GET', GET],
    ['HEAD', HEAD],
  ])('answers %s to an unknown connector with a plain 404', async (method, handler) => {
    const response = await handler(new Request(new URL('/mcp/nothing', endpoint), { method }), {
      params: Promise.resolve({ slug: 'nothing' }),
    })

    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({ status: 404, detail: 'No connector is published here.' })
  })
})

test.each(['a/b', '\0', '%', '..', ''])('an address with %j in it is an unknown connector', async (slug) => {
  const response = await POST(new Request(endpoint, { method: 'POST' }), { params: Promise.resolve({ slug }) })

  expect(response.status).toBe(404)
})

describe('body', () => {
  test('over 1 MB is 413', async () => {
    const response = await post(JSON.stringify({ filler: 'x'.repeat(1_000_000) }))

    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({
      jsonrpc: '2.0',
      error: { message: expect.stringContaining('1000000') },
    })
  })

  test.each([
    ['that is no JSON', '{"jsonrpc": '],
    ['that is empty', ''],
  ])('%s is a parse error', async (_, body) => {
    const response = await post(body)

    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ jsonrpc: '2.0', error: { code: -32700 }, id: null })
  })

  test.each([
    ['a number', '7'],
    ['an object of another kind', '{"hello":"world"}'],
    ['an empty batch', '[]'],
    ['a message without its version', '{"id":1,"method":"ping"}'],
  ])('that is %s is refused as a structured error', async (_, body) => {
    const response = await post(body)

    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ jsonrpc: '2.0', error: { code: expect.any(Number) } })
  })

  test('of another media type is 415', async () => {
    const response = await post(INITIALIZE, { 'content-type': 'text/plain' })

    expect(response.status).toBe(415)
    expect(await response.json()).toMatchObject({ jsonrpc: '2.0', error: { code: -32000 } })
  })
})

test('a release that cannot be served is a structured error, and is logged', async () => {
  expectedErrors.push(/^mcp: broken cannot be served/)
  await publishConnector({
    slug: 'broken',
    baseUrl: 'http://127.0.0.1:9',
    tools: [{ name: 'find', inputSchema: { type: 'nonsense' } }],
  })

  const response = await postModern(new URL('/mcp/broken', endpoint), 'tools/list')

  expect(response.status).toBe(500)
  expect(await response.json()).toEqual({
    jsonrpc: '2.0',
    error: { code: -32603, message: 'Internal server error' },
    id: 1,
  })
})

describe('sessions', () => {
  test('are not issued, and a stray id is ignored', async () => {
    const first = await post(INITIALIZE)
    const later = await post('{"jsonrpc":"2.0","id":2,"method":"tools/list"}', { 'mcp-session-id': 'stale' })

    expect(first.headers.get('mcp-session-id')).toBeNull()
    expect(later.status).toBe(200)
    expect(await later.text()).toContain('list_orders')
  })

  test('a notification is accepted without an answer', async () => {
    const response = await post('{"jsonrpc":"2.0","method":"notifications/initialized"}')

    expect(response.status).toBe(202)
    expect(await response.text()).toBe('')
  })
})

describe('2026-07-28', () => {
  test('refuses headers that do not match the body with -32020', async () => {
    const response = await postModern(
      endpoint,
      'tools/call',
      { name: 'list_orders' },
      { headers: { 'mcp-name': 'other' } },
    )

    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: { code: -32020 }, id: 1 })
  })

  test('refuses a version it does not know with -32022, and names those it does', async () => {
    const response = await postModern(endpoint, 'tools/list', {}, { version: '2027-01-01' })

    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      error: { code: -32022, data: { supported: ['2026-07-28'], requested: '2027-01-01' } },
    })
  })

  test('answers an unknown method with 404 and -32601', async () => {
    const response = await postModern(endpoint, 'tools/drop')

    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ error: { code: -32601 } })
  })

  test('tells which versions it speaks', async () => {
    const response = await postModern(endpoint, 'server/discover')

    expect(await response.json()).toMatchObject({
      result: { supportedVersions: expect.arrayContaining(['2026-07-28']), ttlMs: 60_000, cacheScope: 'private' },
    })
  })
})

test('refuses a protocol version header of 2025 that it does not know', async () => {
  const response = await post('{"jsonrpc":"2.0","id":2,"method":"tools/list"}', {
    'mcp-protocol-version': '1999-01-01',
  })

  expect(response.status).toBe(400)
})
