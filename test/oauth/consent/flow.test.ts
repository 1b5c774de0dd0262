import { beforeAll, expect, test, vi } from 'vitest'
import { findLiveConnector } from '@/lib/connectors'
import { authenticate } from '@/lib/oauth'
import { Browser, ORIGIN } from '@/test/support/oauth-browser'
import { authorizeUrl, exchange, newClient, ORDERS, openConsent } from '@/test/support/oauth-client'
import { newUser, publishConnector } from '@/test/support/oauth-connectors'

vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

let userId: string
beforeAll(async () => {
  userId = await newUser('ada@example.com')
  await publishConnector('orders')
})

test('RFC 6749 4.1: a code after consent, a token for it, and the endpoint knows the caller', async () => {
  const client = await newClient()
  const browser = new Browser(userId)

  const page = await openConsent(browser, authorizeUrl(client.client_id))
  expect(page.consent).toMatchObject({
    client: { name: 'Claude', verified: false, onThisComputer: false },
    returnsTo: 'claude.ai',
    connector: { slug: 'orders', name: 'ORDERS' },
    readTools: [{ name: 'get_order', kind: 'Read' }],
    writeTools: [{ name: 'cancel_order', kind: 'Destructive' }],
  })

  const stop = await browser.press(page, 'allow')
  if (stop.kind !== 'away') throw new Error('Not sent back')
  expect(stop.parameters).toEqual({ code: expect.any(String), state: 'the-state', iss: ORIGIN })

  const response = await exchange(client, stop.parameters.code ?? '')
  expect(response.headers.get('cache-control')).toBe('no-store')
  const tokens = await response.json()
  expect(tokens).toEqual({
    access_token: expect.any(String),
    refresh_token: expect.any(String),
    expires_in: 3600,
    token_type: 'Bearer',
    scope: 'orders:read orders:write',
  })

  const live = await findLiveConnector('orders')
  if (!live) throw new Error('Not published')
  const headers = { host: 'localhost:3000', authorization: `Bearer ${tokens.access_token}` }
  expect(await authenticate(new Request(ORDERS, { headers }), live)).toEqual({
    userId,
    clientId: client.client_id,
    scopes: ['orders:read', 'orders:write'],
    grantId: expect.any(String),
  })
})
