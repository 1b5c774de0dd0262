import { afterAll, expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '@/lib/connectors/schema'
import { empty, tool } from '../support/tools'
import { serveUpstream } from '../support/upstream-server'

// The portal's own origin, with its sample API and something beside it that no connector may reach.
const reached: string[] = []
const own = await serveUpstream((request, response) => {
  reached.push(request.url ?? '')
  if (request.url === '/sample-api/out') return response.writeHead(302, { location: '/healthz' }).end()
  response.setHeader('content-type', 'text/plain').end('sample')
})
process.env.PORT = new URL(own).port
process.env.ALLOW_PRIVATE_UPSTREAMS = 'false'
const { callTool, sendRequest } = await import('@/lib/upstream')
const { flushToolCalls } = await import('@/lib/activity')
const { checkBaseUrl } = await import('@/lib/network')

afterAll(flushToolCalls)

const get = (url: string) => ({ method: 'GET', url: new URL(url), headers: {}, body: null })
const refused = expect.objectContaining({
  code: 'upstream_refused',
  message: expect.stringContaining('private network'),
})

const PRIVATE = [
  '127.0.0.1',
  '127.8.9.1',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '0.1.2.3',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '192.0.2.1',
  '198.18.0.1',
  '168.63.129.16',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '127.1',
  '[::1]',
  '[::]',
  '[fe80::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[ff02::1]',
  '[fec0::1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:a00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b:1:7f00:0:100:808:808]',
  '[64:ff9b::a9fe:a9fe]',
  '[2002:7f00:1::]',
  '[2002:a00:1::1]',
  '[2001:0:4136:e378:8000:63bf:3fff:fdd2]',
  '[2001:db8::1]',
  '[100::1]',
]

test.each(PRIVATE)('does not dial %s', async (host) => {
  await expect(sendRequest(get(`http://${host}:9/`))).rejects.toThrow(refused)
})

test.each(PRIVATE)('does not take %s as a base URL', (host) => {
  expect(() => checkBaseUrl(`http://${host}/v1`)).toThrow(
    expect.objectContaining({ fields: { baseUrl: expect.stringContaining('private') } }),
  )
})

test.each([
  [[{ address: '127.0.0.1', family: 4 }]],
  [[{ address: '10.1.2.3', family: 4 }]],
  [[{ address: '::1', family: 6 }]],
  [[{ address: '::ffff:169.254.169.254', family: 6 }]],
  [[{ address: 'fe80::1%eth0', family: 6 }]],
  [
    [
      { address: '93.184.216.34', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ],
  ],
  [
    [
      { address: '93.184.216.34', family: 4 },
      { address: 'fd00::1', family: 6 },
    ],
  ],
  [[{ address: 'nonsense', family: 4 }]],
  [[]],
])('does not dial a public name that resolves to %j', async (addresses) => {
  await expect(
    sendRequest(get(`${own}/`.replace('127.0.0.1', 'api.partner.test')), { resolve: async () => addresses }),
  ).rejects.toThrow(refused)
  expect(reached).not.toContain('/')
})

test('a name that does not resolve is said to be unknown', async () => {
  const resolve = async () => {
    throw Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })
  }
  await expect(sendRequest(get('http://api.partner.test/'), { resolve })).rejects.toThrow(
    'No address is known for api.partner.test. Check the host in the base URL.',
  )
})

test('asks again for each new connection, so that an answer which changes is checked', async () => {
  let asked = 0
  const resolve = async () => {
    asked += 1
    return [{ address: '127.0.0.1', family: 4 }]
  }
  for (let time = 0; time < 2; time++) {
    await expect(sendRequest(get('http://rebind.test/'), { resolve })).rejects.toThrow(refused)
  }
  expect(asked).toBe(2)
})

test.each(['', '/orders', '/orders?x=1'])('lets the own sample API through at %s', async (path) => {
  expect((await sendRequest(get(`${own}/sample-api${path}`))).status).toBe(200)
  expect(checkBaseUrl(`${own}/sample-api${path.split('?')[0]}`)).toContain('/sample-api')
})

test.each(['/', '/healthz', '/sample-apiary', '/sample-api/../healthz', '/sample-api/%2e%2e/healthz', '//sample-api'])(
  'does not let the rest of the portal through at %s',
  async (path) => {
    await expect(sendRequest(get(`${own}${path}`))).rejects.toThrow(refused)
  },
)

test('checks again after a redirect', async () => {
  await expect(sendRequest(get(`${own}/sample-api/out`))).rejects.toThrow(refused)
  expect(reached).not.toContain('/healthz')
})

test('a tool call is told so in a result', async () => {
  const snapshot = { name: 'A', description: 'A', baseUrl: 'http://169.254.169.254/latest', ...empty }
  const live = {
    id: 'c',
    partnerId: 'p',
    slug: 's',
    access: 'open' as const,
    ...DEFAULT_SETTINGS,
    release: 1,
    snapshot,
  }
  expect(await callTool({ live, tool: tool(), args: { id: '1' }, caller: null })).toEqual({
    content: [{ type: 'text', text: expect.stringContaining('public addresses only') }],
    isError: true,
  })
})
