import { createServer } from 'node:net'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '@/lib/connectors/schema'
import { empty, tool } from '@/test/support/tools'
import { listen } from '@/test/support/upstream-server'

process.env.ALLOW_PRIVATE_UPSTREAMS = 'true'
const { callTool } = await import('@/lib/upstream')
const { flushToolCalls } = await import('@/lib/activity')
afterAll(flushToolCalls)

// What goes over the wire, byte by byte: a server of ours that parses it would hide what it forgives.
let wire = ''
const raw = createServer((socket) => {
  socket.on('error', () => {})
  socket.on('data', (chunk) => {
    wire += chunk.toString('latin1')
    socket.end('HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok')
  })
})
const baseUrl = `http://127.0.0.1:${await listen(raw)}`

beforeEach(() => {
  wire = ''
})

const PLACES = ['path', 'query', 'header', 'cookie'] as const

const NASTY = [
  'a\r\nX-Injected: 1',
  'a\nX-Injected: 1',
  'a\rX-Injected: 1',
  'a\r\n\r\nGET /second HTTP/1.1\r\nHost: x\r\n\r\n',
  ' HTTP/1.1\r\nX-Injected: 1\r\n\r\n',
  'a\0X-Injected: 1',
  // Cut to their last byte these are line breaks.
  'a嘍嘊X-Injected: 1',
  'ačĊX-Injected: 1',
  'a\u0085X-Injected: 1',
  'a\u2028X-Injected: 1',
  'a\u2029X-Injected: 1',
  'a%0d%0aX-Injected: 1',
  'a%E5%98%8D%E5%98%8AX-Injected: 1',
  'a\\r\\nX-Injected: 1',
  '\ud800\r\nX-Injected: 1',
  '\u{1f600}\r\nX-Injected: 1',
  '\x7f\x1b[0m',
]

function liveOf() {
  const snapshot = { name: 'A', description: 'A', baseUrl, ...empty }
  return { id: 'c', partnerId: 'p', slug: 's', access: 'open' as const, ...DEFAULT_SETTINGS, release: 1, snapshot }
}

function send(place: (typeof PLACES)[number], value: unknown) {
  const parameters = [{ name: 'v', in: place, required: true, schema: { type: 'string' } }]
  const path = place === 'path' ? '/things/{v}/end' : '/things'
  return callTool({ live: liveOf(), tool: tool({ path, parameters } as object), args: { v: value }, caller: null })
}

/** The header lines of the only request, without those every request has. */
function headerNames(): string[] {
  const [head = '', ...rest] = wire.split('\r\n\r\n')
  expect(rest.join('')).toBe('')
  const [line = '', ...lines] = head.split('\r\n')
  expect(line).toMatch(/^GET \/things\S* HTTP\/1\.1$/)
  return lines.map((one) => one.slice(0, one.indexOf(':')).toLowerCase())
}

describe.each(PLACES)('an argument in the %s', (place) => {
  test.each(NASTY)('that says %j adds no header and no request', async (value) => {
    const result = await send(place, value)
    // Refused before anything is sent, or sent as the harmless text that it is.
    if ('isError' in result && result.isError) return expect(wire).toBe('')
    const names = headerNames()
    expect(names).not.toContain('x-injected')
    expect(names.filter((name) => name === 'host')).toHaveLength(1)
    expect(wire.replaceAll('\r\n', '')).not.toMatch(/[\r\n\0]/)
  })
})

test.each(['a; admin=1', 'a, admin=1', 'a;admin=1', '"a"; Path=/'])('a cookie of %j is one cookie', async (value) => {
  const result = await send('cookie', value)
  if ('isError' in result && result.isError) return expect(wire).toBe('')
  const cookie = /^cookie: (.*)$/im.exec(wire)?.[1] ?? ''
  expect(cookie.split(';')).toHaveLength(1)
})

test.each(['../admin', '..%2fadmin', 'a/../../admin', 'a?admin=1', 'a#admin', '//evil.example/', '.\\.\\admin'])(
  'a path argument of %j stays one segment',
  async (value) => {
    const result = await send('path', value)
    if ('isError' in result && result.isError) return expect(wire).toBe('')
    const target = wire.split(' ')[1] ?? ''
    expect(target).toMatch(/^\/things\/[^/?#]+\/end$/)
  },
)

test('an argument in the query stays one value', async () => {
  await send('query', 'a&admin=1#x')
  expect(wire.split(' ')[1]).toBe('/things?v=a%26admin%3D1%23x')
})
