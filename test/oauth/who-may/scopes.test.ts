import { beforeAll, expect, test, vi } from 'vitest'
import { GET as metadata } from '@/app/.well-known/oauth-protected-resource/mcp/[slug]/route'
import { Browser } from '@/test/support/oauth-browser'
import { authorizeUrl, connect, newClient, ORDERS, openConsent, refresh } from '@/test/support/oauth-client'
import { newUser, publishConnector, readTool, writeTool } from '@/test/support/oauth-connectors'
import { tool } from '@/test/support/tools'

vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

let userId: string

beforeAll(async () => {
  const refund = tool({ name: 'refund', title: 'Refund', method: 'DELETE', scope: 'money' })
  await publishConnector('orders', { tools: [readTool, writeTool, refund] })
  userId = await newUser('ada@example.com')
})

async function consentFor(scope: string | undefined) {
  const { client_id } = await newClient()
  return (await openConsent(new Browser(userId), authorizeUrl(client_id, { scope }))).consent
}

test('the metadata names what normal use needs, since Claude Code asks for all that stands there', async () => {
  const answer = await metadata(new Request(ORDERS, { headers: { host: 'localhost:3000' } }), {
    params: Promise.resolve({ slug: 'orders' }),
  })
  expect(await answer.json()).toMatchObject({ scopes_supported: ['orders:read', 'orders:write'] })
})

test.each([
  [undefined, 'orders:read orders:write'],
  ['', 'orders:read orders:write'],
  ['orders:nothing', 'orders:read orders:write'],
  ['orders:read', 'orders:read'],
  ['orders:money orders:read', 'orders:read orders:money'],
  ['orders:read orders:write orders:money other:money', 'orders:read orders:write orders:money'],
])('a request for %j is granted %j', async (scope, granted) => {
  const { client, tokens } = await connect(userId, { scope })
  expect(tokens.scope.split(' ').filter((one) => one !== 'offline_access')).toEqual(granted.split(' '))
  const again = await (await refresh(client, tokens.refresh_token)).json()
  expect(again.scope.split(' ').filter((one: string) => one !== 'offline_access')).toEqual(granted.split(' '))
})

test('a client that names no resource is understood by a scope of the connector’s own', async () => {
  const { tokens } = await connect(userId, { scope: 'orders:read orders:money', resource: ORDERS })
  expect(tokens.scope).toContain('orders:money')
  const { client_id } = await newClient()
  const url = authorizeUrl(client_id, { scope: 'orders:money', resource: undefined })
  expect((await openConsent(new Browser(userId), url)).consent.connector.slug).toBe('orders')
})

test('the consent page tells what each scope opens, and nothing that was not asked for', async () => {
  const names = (tools: { name: string }[]) => tools.map(({ name }) => name)
  const normal = await consentFor(undefined)
  expect([names(normal.readTools), names(normal.writeTools), normal.ownScopes]).toEqual([
    ['get_order'],
    ['cancel_order'],
    [],
  ])

  const all = await consentFor('orders:read orders:write orders:money')
  expect(all.ownScopes.map(({ name, tools }) => [name, names(tools)])).toEqual([['money', ['refund']]])
  expect(names(all.writeTools)).toEqual(['cancel_order'])

  const narrow = await consentFor('orders:read orders:money')
  expect([names(narrow.readTools), narrow.writeTools, narrow.ownScopes]).toEqual([['get_order'], [], []])
})
