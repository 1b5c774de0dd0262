import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fetch } from 'undici'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { guardedFetch } from '@/lib/network'
import { singleton } from '@/lib/singleton'
import { Browser, ORIGIN } from '@/test/support/oauth-browser'
import { authorizeUrl, exchange, openConsent, refresh } from '@/test/support/oauth-client'
import { newUser, publishConnector } from '@/test/support/oauth-connectors'

vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

const LOCAL = 'http://localhost/callback'
const LIKE_CLAUDE_CODE = {
  client_name: 'Claude Code',
  redirect_uris: [LOCAL, 'http://127.0.0.1/callback'],
  grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
  response_types: ['code'],
  token_endpoint_auth_method: 'none',
  scope: 'anything at:all',
}

/** A site that serves metadata documents by path, under the name client.example. */
const documents = new Map<string, string>()
const served: string[] = []
let site: Server
let userId: string

beforeAll(async () => {
  userId = await newUser('ada@example.com')
  await publishConnector('orders')
  site = createServer((request, response) => {
    served.push(request.url ?? '')
    const body = documents.get(request.url ?? '')
    response
      .writeHead(body ? 200 : 404, { 'content-type': 'application/json', 'cache-control': 'max-age=3600' })
      .end(body)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => site.once('listening', resolve))
  const local = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  singleton('oauth-metadata-send', (): typeof guardedFetch => (url, init) => {
    const { host, pathname } = new URL(url)
    if (host === 'claude.ai') return Promise.reject(new TypeError('fetch failed', { cause: new Error('ENOTFOUND') }))
    return host === 'client.example' ? fetch(local + pathname, init) : guardedFetch(url, init)
  })
})

afterEach(() => {
  served.length = 0
  singleton('oauth-client-metadata', () => new Map()).clear()
})

afterAll(() => {
  site.close()
})

function publish(path: string, metadata: object): string {
  const client_id = `https://client.example${path}`
  documents.set(path, JSON.stringify({ client_id, ...metadata }))
  return client_id
}

test('CIMD draft-02 4: the whole way with a client that is only a URL, on a port it did not register', async () => {
  const client_id = publish('/claude-code', LIKE_CLAUDE_CODE)
  const redirect_uri = 'http://localhost:53122/callback'
  const browser = new Browser(userId)
  const page = await openConsent(browser, authorizeUrl(client_id, { redirect_uri }))
  expect(page.consent).toMatchObject({
    // The name inside the document is the client's word; its host is not.
    client: { name: 'client.example', verified: true, onThisComputer: true },
    returnsTo: 'localhost:53122',
  })
  const stop = await browser.press(page, 'allow')
  if (stop.kind !== 'away') throw new Error('Not sent back')
  expect(stop.parameters.iss).toBe(ORIGIN)

  const tokens = await (await exchange({ client_id }, stop.parameters.code ?? '', { redirect_uri })).json()
  expect(tokens).toMatchObject({ scope: 'orders:read orders:write', refresh_token: expect.any(String) })
  expect((await refresh({ client_id }, tokens.refresh_token)).status).toBe(200)
  expect(served).toEqual(['/claude-code'])
})

test('CIMD draft-02 6.2: a hosted client shows its host and where it answers', async () => {
  const client_id = publish('/hosted', {
    client_name: 'Definitely Claude',
    redirect_uris: ['https://client.example/cb'],
  })
  const url = authorizeUrl(client_id, { redirect_uri: 'https://client.example/cb' })
  const { consent } = await openConsent(new Browser(userId), url)
  expect(consent.client).toEqual({ name: 'client.example', verified: true, onThisComputer: false })
  expect(consent.returnsTo).toBe('client.example')
})

test.each<[string, object]>([
  ['another client_id inside', { ...LIKE_CLAUDE_CODE, client_id: 'https://other.example/claude-code' }],
  ['a shared secret', { ...LIKE_CLAUDE_CODE, client_secret: 'x' }],
  ['an auth method with a shared secret', { ...LIKE_CLAUDE_CODE, token_endpoint_auth_method: 'client_secret_post' }],
  ['no redirect_uris', { ...LIKE_CLAUDE_CODE, redirect_uris: undefined }],
  ['http to another host', { ...LIKE_CLAUDE_CODE, redirect_uris: [LOCAL, 'http://partner.example/cb'] }],
])('CIMD draft-02 4.1: a document with %s is refused', async (what, metadata) => {
  const client_id = publish(`/${what.replaceAll(' ', '-')}`, metadata)
  const stop = await new Browser(userId).open(authorizeUrl(client_id, { redirect_uri: LOCAL }))
  expect(stop.kind === 'answer' && stop.response.status).toBe(400)
})

test.each<[string, string]>([
  ['is missing', ''],
  ['is no JSON', '<html>'],
  ['is a list', '[]'],
  [
    'is too large',
    JSON.stringify({ client_id: 'https://client.example/odd', redirect_uris: [LOCAL], x: 'x'.repeat(70_000) }),
  ],
])('CIMD draft-02 4: a document that %s is refused', async (_, body) => {
  documents.set('/odd', body)
  const stop = await new Browser(userId).open(authorizeUrl('https://client.example/odd', { redirect_uri: LOCAL }))
  expect(stop.kind === 'answer' && stop.response.status).toBe(400)
})

test.each([
  'http://client.example/claude-code',
  'https://user@client.example/claude-code',
  'https://client.example/a/../claude-code',
  'https://client.example/claude-code#x',
])('CIMD draft-02 3: %s is no client_id and is not fetched', async (client_id) => {
  const stop = await new Browser(userId).open(authorizeUrl(client_id, { redirect_uri: LOCAL }))
  expect(stop.kind === 'answer' && stop.response.status).toBe(400)
  expect(served).toEqual([])
})

test.each(['127.0.0.1', 'localhost', '[::1]'])(
  'CIMD draft-02 8.6: a document on %s is never asked for anything: the guard drops the connection',
  async (host) => {
    // Speaks plain HTTP, and would count any request that reaches it.
    const requests: string[] = []
    const internal = createServer((request, response) => {
      requests.push(request.url ?? '')
      response.end()
    }).listen(0, host === '[::1]' ? '::1' : '127.0.0.1')
    await new Promise((resolve) => internal.once('listening', resolve))
    const { port } = internal.address() as AddressInfo
    const stop = await new Browser(userId).open(authorizeUrl(`https://${host}:${port}/x`, { redirect_uri: LOCAL }))
    expect(stop.kind === 'answer' && stop.response.status).toBe(400)
    expect(requests).toEqual([])
    internal.close()
  },
)

const CLAUDE_CODE = 'https://claude.ai/oauth/claude-code-client-metadata'
const HOSTED = 'https://claude.ai/oauth/mcp-oauth-client-metadata'

test.each([
  ['Claude Code on any loopback port', CLAUDE_CODE, 'http://localhost:53122/callback'],
  ['Claude Code on 127.0.0.1', CLAUDE_CODE, 'http://127.0.0.1:40001/callback'],
  ['the hosted apps', HOSTED, 'https://claude.ai/api/mcp/auth_callback'],
])('CIMD draft-02 4: knows %s where claude.ai cannot be reached', async (_who, client_id, redirect_uri) => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  const page = await openConsent(new Browser(userId), authorizeUrl(client_id, { redirect_uri }))
  expect(page.consent.client).toMatchObject({ name: 'claude.ai', verified: true })
})

test('CIMD draft-02 4.1: holds Claude to its own redirect addresses also then', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  const stop = await new Browser(userId).open(authorizeUrl(HOSTED, { redirect_uri: 'https://evil.example/cb' }))
  expect(stop.kind === 'answer' && stop.response.status).toBe(400)
})
