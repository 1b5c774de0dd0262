import { createServer, type Server } from 'node:net'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { Browser } from '@/test/support/oauth-browser'
import { authorizeUrl } from '@/test/support/oauth-client'
import { newUser, publishConnector } from '@/test/support/oauth-connectors'
import { listen } from '@/test/support/upstream-server'

vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

// Whatever connects to this machine is counted, before a word is said.
let connections = 0
let port: number
let userId: string

beforeAll(async () => {
  const inside: Server = createServer((socket) => {
    connections += 1
    socket.destroy()
  })
  port = await listen(inside)
  userId = await newUser('ada@example.com')
  await publishConnector('orders')
})

beforeEach(() => {
  connections = 0
})

test.each([
  '127.0.0.1',
  'localhost',
  'localhost.',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '127.1',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  'ada:secret@127.0.0.1',
  'client.example@127.0.0.1',
])('the metadata document of a client at https://%s is not fetched', async (host) => {
  const clientId = `https://${host}:${port}/client.json`
  const stop = await new Browser(userId).open(authorizeUrl(clientId, { redirect_uri: 'http://localhost/callback' }))
  expect(stop.kind).toBe('answer')
  expect(connections).toBe(0)
})
