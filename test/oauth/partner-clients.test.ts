import { createServer } from 'node:http'
import { Client as ModernClient, StreamableHTTPClientTransport as ModernTransport } from '@modelcontextprotocol/client'
import { Client as FirstClient } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport as FirstTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { PARTNER_CALLBACK } from '@/lib/oauth'
import { publishConnector } from '@/test/support/mcp-connector'
import { listen, serveMcpRoute } from '@/test/support/mcp-endpoint'
import { ORIGIN } from '@/test/support/oauth-browser'
import { ORDERS } from '@/test/support/oauth-client'
import { PartnerServer, partnerApi } from '@/test/support/partner-server.mjs'
import { connectAs, endTokensIn, saveServer } from '@/test/support/partner-sign-in'

vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

const IDENTITY = { name: 'test-client', version: '1.0.0' }
let partner: PartnerServer
let endpoint: URL
let connectorId: string

beforeAll(async () => {
  partner = await PartnerServer.start({ redirectUris: [ORIGIN + PARTNER_CALLBACK] })
  const api = await listen(createServer((request, response) => void partnerApi(partner)(request, response)))
  const live = await publishConnector({ slug: 'orders', access: 'partner', baseUrl: api, tools: [{ name: 'me' }] })
  connectorId = live.id
  await saveServer(connectorId, partner.origin)
  endpoint = (await serveMcpRoute())('orders')
})

afterAll(() => partner.stop())

const withToken = (token: string) => ({ requestInit: { headers: { authorization: `Bearer ${token}` } } })

async function first(token: string) {
  const client = new FirstClient(IDENTITY)
  onTestFinished(() => client.close())
  const transport = new FirstTransport(endpoint, withToken(token))
  await client.connect(transport as Parameters<FirstClient['connect']>[0])
  return client
}

const modern = (mode: 'legacy' | { pin: '2026-07-28' }) => async (token: string) => {
  const client = new ModernClient(IDENTITY, { versionNegotiation: { mode } })
  onTestFinished(() => client.close())
  await client.connect(new ModernTransport(endpoint, withToken(token)))
  return client
}

test.each([
  ['sdk 1, 2025-11-25', first],
  ['client 2, 2025-11-25', modern('legacy')],
  ['client 2, 2026-07-28', modern({ pin: '2026-07-28' })],
] as const)('%s calls as its user, through a refresh, until the sign-in is lost', async (name, open) => {
  const { tokens } = await connectAs(partner, name, { resource: ORDERS })
  const client = await open(tokens.access_token)
  const ask = async () => JSON.stringify((await client.callTool({ name: 'me' })).content)

  expect(await ask()).toContain(name)
  partner.endAccessTokens()
  await endTokensIn(connectorId, -1000)
  expect(await ask()).toContain(name)

  partner.forgetRefreshTokens()
  await endTokensIn(connectorId, -1000)
  await expect(ask()).rejects.toThrow()
})
