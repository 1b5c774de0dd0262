import { beforeAll, expect, test, vi } from 'vitest'

vi.hoisted(() => {
  process.env.PUBLIC_URL = 'https://portal.example/'
})
vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

import { GET as serverMetadata } from '@/app/.well-known/oauth-authorization-server/route'
import { GET as oauth } from '@/app/oauth/[...path]/route'
import { authorizeUrl, newClient } from '@/test/support/oauth-client'
import { publishConnector } from '@/test/support/oauth-connectors'

const ORIGIN = 'https://portal.example'

beforeAll(() => publishConnector('orders'))

test('RFC 8414 2: behind a proxy everything has the public name', async () => {
  const said = await serverMetadata(new Request('http://10.0.0.7:3000/', { headers: { host: '10.0.0.7:3000' } })).json()
  expect(said).toMatchObject({ issuer: ORIGIN, token_endpoint: `${ORIGIN}/oauth/token` })
})

test('RFC 6265 4.1.2.5: behind a proxy every cookie is Secure, whatever the request says about itself', async () => {
  const { client_id } = await newClient()
  const url = authorizeUrl(client_id, { resource: `${ORIGIN}/mcp/orders` })
  const headers = { host: 'portal.example', 'x-forwarded-proto': 'http', 'x-forwarded-host': 'evil.example' }
  const response = await oauth(new Request(`http://10.0.0.7:3000${url}`, { headers }))
  expect(response.headers.get('location')).toMatch(/^\/oauth\/interaction\//)
  const cookies = response.headers.getSetCookie()
  expect(cookies.length).toBeGreaterThan(0)
  for (const cookie of cookies) expect(cookie).toMatch(/; secure; httponly$/)
})

test.each(['HTTPS://PORTAL.EXAMPLE:443/mcp/orders', 'https://portal.example/mcp/orders/'])(
  'RFC 8707 2: %s is the resource in canonical form',
  async (resource) => {
    const { client_id } = await newClient()
    const headers = { host: 'portal.example' }
    const response = await oauth(new Request(`${ORIGIN}${authorizeUrl(client_id, { resource })}`, { headers }))
    expect(response.headers.get('location')).toMatch(/^\/oauth\/interaction\//)
  },
)
