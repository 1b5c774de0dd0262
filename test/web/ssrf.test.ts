import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { serveDns } from '@/test/support/dns-server'
import { serveUpstream } from '@/test/support/upstream-server'

// Everything that listens on this machine stands for the inside of a network: nothing below may reach it.
const reached: string[] = []
const inside = await serveUpstream((request, response) => {
  reached.push(request.url ?? '')
  response.setHeader('content-type', 'application/json').end('{"secret":"inside"}')
})
const own = await serveUpstream((request, response) => {
  // The one private place a connector may call sends people on.
  const to = new URL(request.url ?? '/', 'http://x').searchParams.get('to')
  if (to) return void response.writeHead(302, { location: to }).end()
  response.end('sample')
})
process.env.PORT = new URL(own).port
process.env.ALLOW_PRIVATE_UPSTREAMS = 'false'
const { sendRequest } = await import('@/lib/upstream')
const { guardedFetch, checkBaseUrl, resolveBySystem } = await import('@/lib/network')
const { fetchDocument } = await import('@/lib/definitions')

const { port } = new URL(inside)
const refused = expect.objectContaining({ code: 'upstream_refused' })

/** A public address to which this machine has no way: what is dialled there fails at once. */
const PUBLIC_V6 = '2606:4700:4700::1111'

const dns = await serveDns((name, time) => {
  const rebound = time === 0 ? { AAAA: [PUBLIC_V6] } : { A: ['127.0.0.1'] }
  const answers: Record<string, ReturnType<Parameters<typeof serveDns>[0]>> = {
    'rebind.attacker.test': rebound,
    'inside.attacker.test': { A: ['127.0.0.1'] },
    'inside6.attacker.test': { AAAA: ['::1'] },
    'mapped.attacker.test': { AAAA: ['::ffff:7f00:1'] },
    'nat64.attacker.test': { AAAA: ['64:ff9b::7f00:1'] },
    'both.attacker.test': { A: ['127.0.0.1'], AAAA: [PUBLIC_V6] },
    'alias.attacker.test': { CNAME: 'localhost', A: ['127.0.0.1'] },
    'metadata.google.internal': { A: ['169.254.169.254'] },
    'metadata.attacker.test': { A: ['169.254.169.254'] },
  }
  return answers[name.replace(/\.$/, '')]
})

const send = (url: string) =>
  sendRequest({ method: 'GET', url: new URL(url), headers: {}, body: null }, { resolve: dns.resolve, timeoutMs: 2000 })
const fetched = (url: string) => guardedFetch(url, { signal: AbortSignal.timeout(2000) }, dns.resolve)

/** The guard's own refusal: fetch wraps it. */
async function whyRefused(attempt: Promise<unknown>): Promise<unknown> {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  )
  const cause = (error as { cause?: unknown } | null)?.cause
  return cause instanceof Error && 'code' in cause && cause.code === 'upstream_refused' ? cause : error
}

beforeEach(() => {
  reached.length = 0
})
afterAll(() => {
  expect(reached).toEqual([])
})

describe('a real DNS server that answers', () => {
  test.each([
    'inside.attacker.test',
    'inside6.attacker.test',
    'mapped.attacker.test',
    'nat64.attacker.test',
    'both.attacker.test',
    'alias.attacker.test',
    'metadata.google.internal',
    'metadata.attacker.test',
    'inside.attacker.test.',
  ])('with a private address for %s is not believed', async (host) => {
    expect(await whyRefused(send(`http://${host}:${port}/`))).toEqual(refused)
    expect(await whyRefused(fetched(`http://${host}:${port}/`))).toEqual(refused)
    expect(reached).toEqual([])
  })

  test('otherwise the second time (DNS rebinding) changes nothing: what was checked is what is dialled', async () => {
    const count = () => dns.asked.filter((question) => question === 'A rebind.attacker.test').length
    // The first answer is public, and dialled as it was checked: asking again would lead inside.
    const first = await whyRefused(send(`http://rebind.attacker.test:${port}/`))
    expect(first).toEqual(expect.objectContaining({ code: 'upstream_unreachable' }))
    expect(count()).toBe(1)
    // The next connection asks again, and the new answer is checked again.
    expect(await whyRefused(send(`http://rebind.attacker.test:${port}/`))).toEqual(refused)
    expect(count()).toBe(2)
    expect(reached).toEqual([])
  })
})

/** Ways to write this machine, or another place nobody outside may reach. */
const WRITTEN = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '2130706433',
  '017700000001',
  '0x7f000001',
  '0x7f.0.0.1',
  '0177.0.0.01',
  '127.0.0.1.',
  '%31%32%37.0.0.1',
  '①②⑦.⓪.⓪.①',
  '127。0。0。1',
  '0',
  '0.0.0.0',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[0:0:0:0:0:ffff:7f00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
  '169.254.169.254',
  '0xa9fea9fe',
  '2852039166',
  '0251.0376.0251.0376',
  '[::ffff:169.254.169.254]',
  '[fd00:ec2::254]',
  '169.254.170.2',
  '100.100.100.200',
  '168.63.129.16',
]

test.each(WRITTEN)('the host %s is not dialled', async (host) => {
  expect(await whyRefused(send(`http://${host}:${port}/`))).toEqual(refused)
  expect(await whyRefused((async () => fetched(`http://${host}:${port}/`))())).toEqual(refused)
  expect(() => checkBaseUrl(`http://${host}:${port}/`)).toThrow(/private/)
})

test.each(['localhost', 'localhost.', 'LOCALHOST', 'anything.localhost', 'printer.local', 'metadata.google.internal'])(
  'the name %s is no base URL',
  (host) => {
    expect(() => checkBaseUrl(`http://${host}/`)).toThrow(/private/)
  },
)

test('what the system calls localhost is not dialled', async () => {
  const attempt = sendRequest(
    { method: 'GET', url: new URL(`http://localhost:${port}/`), headers: {}, body: null },
    { resolve: resolveBySystem },
  )
  expect(await whyRefused(attempt)).toEqual(refused)
})

test.each([
  ['http://api.partner.example@127.0.0.1:PORT/', '127.0.0.1'],
  ['http://api.partner.example%00@127.0.0.1:PORT/', '127.0.0.1'],
  ['http://127.0.0.1:PORT\\@api.partner.example/', '127.0.0.1'],
  ['http://127.0.0.1:PORT#@api.partner.example/', '127.0.0.1'],
  ['http://127.0.0.1:PORT?@api.partner.example/', '127.0.0.1'],
])('%s is what a URL says it is, and that is not dialled', async (address, hostname) => {
  const url = address.replace('PORT', port)
  expect(new URL(url).hostname).toBe(hostname)
  expect(await whyRefused(send(url))).toEqual(refused)
  expect(() => checkBaseUrl(url)).toThrow()
})

describe('schemes that are no HTTP', () => {
  test.each([
    'file:///etc/passwd',
    'unix:/var/run/docker.sock',
    'http+unix://%2Fvar%2Frun%2Fdocker.sock/info',
    'ftp://127.0.0.1/',
    'gopher://127.0.0.1:6379/_INFO',
    'data:application/json,{}',
    'javascript:alert(1)',
  ])('%s is neither a base URL nor fetched', async (address) => {
    expect(() => checkBaseUrl(address)).toThrow()
    await expect(send(address)).rejects.toThrow()
    await expect((async () => fetched(address))()).rejects.toThrow()
  })

  test('a unix socket of this machine is not reached by any name of it', async () => {
    const path = join(tmpdir(), `portico-ssrf-${process.pid}.sock`)
    let connected = 0
    const socket = createServer((_, response) => {
      connected += 1
      response.end('inside')
    })
    await new Promise<void>((resolve) => socket.listen(path, resolve))
    for (const address of [`unix:${path}`, `http+unix://${encodeURIComponent(path)}/`, `http://unix:${path}:/`]) {
      expect(() => checkBaseUrl(address)).toThrow()
      await expect((async () => send(address))()).rejects.toThrow()
      await expect((async () => fetched(address))()).rejects.toThrow()
    }
    expect(connected).toBe(0)
    await new Promise((resolve) => socket.close(resolve))
  })
})

test.each([
  `http://127.0.0.1:${port}/`,
  `//127.0.0.1:${port}/`,
  `http://[::1]:${port}/`,
  `http://2130706433:${port}/`,
  `http://169.254.169.254/latest/meta-data/`,
  'file:///etc/passwd',
  `http://inside.attacker.test:${port}/`,
])('a redirect to %s is not followed', async (to) => {
  const from = `${own}/sample-api/out?to=${encodeURIComponent(to)}`
  await expect(send(from)).rejects.toThrow(refused)
  await expect(fetched(from)).rejects.toThrow()
  expect(reached).toEqual([])
})

test.each([...WRITTEN, 'inside.attacker.test', 'metadata.google.internal'])(
  'an import does not read a document at %s',
  async (host) => {
    const read = fetchDocument(`http://${host}:${port}/openapi.json`, { resolve: dns.resolve, timeoutMs: 2000 })
    await expect(read).rejects.toThrow(refused)
    expect(reached).toEqual([])
  },
)

test('an import does not follow a redirect of a document inside', async () => {
  const from = `${own}/sample-api/openapi.json?to=${encodeURIComponent(`http://127.0.0.1:${port}/openapi.json`)}`
  await expect(fetchDocument(from)).rejects.toThrow(refused)
})

test('an import takes no user name and password in its address', async () => {
  await expect(fetchDocument('http://ada:secret@api.partner.example/openapi.json')).rejects.toThrow(/user name/)
})
