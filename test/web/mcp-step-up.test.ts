import { createServer } from 'node:http'
import { Client as ModernClient, StreamableHTTPClientTransport as ModernTransport } from '@modelcontextprotocol/client'
import { Client as FirstClient } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport as FirstTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { publishConnector } from '@/test/support/mcp-connector'
import { listen } from '@/test/support/mcp-endpoint'
import { Browser } from '@/test/support/oauth-browser'
import { ORDERS, openConsent } from '@/test/support/oauth-client'
import { newUser } from '@/test/support/oauth-connectors'
import { portalFetch } from '@/test/support/portal-fetch'
import { LoopbackClient } from '@/test/support/sdk-clients.mjs'

vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

const IDENTITY = { name: 'test-client', version: '1.0.0' }
const fetch = portalFetch as typeof globalThis.fetch
const url = new URL(ORDERS)

/** A client that signs in by itself, up to the person's part. */
interface SignsIn {
  call(name: string): Promise<unknown>
  finish(answer: URLSearchParams): Promise<void>
}

async function modern(claude: LoopbackClient, mode: 'legacy' | 'auto'): Promise<SignsIn> {
  const transport = new ModernTransport(url, { authProvider: claude.provider(), fetch })
  const client = new ModernClient(IDENTITY, { versionNegotiation: { mode } })
  onTestFinished(() => client.close())
  await client.connect(transport)
  return { call: (name) => client.callTool({ name }), finish: (answer) => transport.finishAuth(answer) }
}

async function first(claude: LoopbackClient): Promise<SignsIn> {
  // The two generations' types of it differ in names only.
  const options = { authProvider: claude.provider(), fetch } as ConstructorParameters<typeof FirstTransport>[1]
  const transport = new FirstTransport(url, options)
  const client = new FirstClient(IDENTITY)
  onTestFinished(() => client.close())
  await client.connect(transport as Parameters<FirstClient['connect']>[0])
  return {
    call: (name) => client.callTool({ name }),
    finish: (answer) => transport.finishAuth(answer.get('code') ?? ''),
  }
}

const CLIENTS: [name: string, open: (claude: LoopbackClient) => Promise<SignsIn>][] = [
  ['sdk 1', first],
  ['client 2, 2025-11-25', (claude) => modern(claude, 'legacy')],
  ['client 2, 2026-07-28', (claude) => modern(claude, 'auto')],
]

let browser: Browser

beforeAll(async () => {
  const baseUrl = await listen(createServer((request, response) => void response.end(`${request.url} is done`)))
  await publishConnector({
    slug: 'orders',
    access: 'portal',
    accessSettings: { mixed: true },
    baseUrl,
    tools: [{ name: 'look', open: true }, { name: 'mine' }, { name: 'refund', scope: 'money' }],
  })
  browser = new Browser(await newUser('ada@example.com'))
})

/** The person goes where the client sent them, and presses Allow; gives the scopes that were asked for. */
async function allow(claude: LoopbackClient, client: SignsIn): Promise<string[]> {
  const asked = new URL(claude.consentUrl)
  const stop = await browser.press(await openConsent(browser, asked.pathname + asked.search), 'allow')
  if (stop.kind !== 'away') throw new Error(stop.kind)
  await client.finish(stop.url.searchParams)
  const scopes = asked.searchParams.get('scope')?.split(' ') ?? []
  return scopes.filter((scope) => scope !== 'offline_access')
}

test.each(CLIENTS)('%s signs in when a tool needs it, and the same call goes through', async (_, open) => {
  const claude = await LoopbackClient.start('Sometimes signed in')
  onTestFinished(() => claude.stop())
  const client = await open(claude)
  expect(JSON.stringify(await client.call('look'))).toContain('/look is done')

  await expect(client.call('mine')).rejects.toThrow(/unauthorized/i)
  expect(await allow(claude, client)).toEqual(['orders:read'])
  expect(JSON.stringify(await client.call('mine'))).toContain('/mine is done')
})

test.each(CLIENTS.slice(1))(
  '%s asks for a scope of a tool’s own when it calls it, and keeps what it had',
  async (_, open) => {
    const claude = await LoopbackClient.start('Steps up')
    onTestFinished(() => claude.stop())
    const client = await open(claude)
    await expect(client.call('mine')).rejects.toThrow(/unauthorized/i)
    await allow(claude, client)

    await expect(client.call('refund')).rejects.toThrow(/unauthorized/i)
    expect(await allow(claude, client)).toEqual(['orders:read', 'orders:money'])
    expect(JSON.stringify(await client.call('refund'))).toContain('/refund is done')
    expect(JSON.stringify(await client.call('mine'))).toContain('/mine is done')
  },
)

test('a stranger who starts with the tool of its own scope is asked for it at once', async () => {
  const claude = await LoopbackClient.start('Straight to it')
  onTestFinished(() => claude.stop())
  const client = await modern(claude, 'auto')
  await expect(client.call('refund')).rejects.toThrow(/unauthorized/i)
  expect(await allow(claude, client)).toEqual(['orders:read', 'orders:money'])
  expect(JSON.stringify(await client.call('refund'))).toContain('/refund is done')
})
