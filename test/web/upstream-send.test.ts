import { readFileSync } from 'node:fs'
import { createServer as createRawServer } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { UpstreamRequest } from '@/lib/upstream'
import { bodyOf, listen, serveTls, serveUpstream } from '../support/upstream-server'

process.env.ALLOW_PRIVATE_UPSTREAMS = 'true'
const { sendRequest } = await import('@/lib/upstream')

const pem = (name: string) => readFileSync(new URL(`../support/tls/self-signed-${name}.pem`, import.meta.url), 'utf8')

function to(url: string, over: Partial<UpstreamRequest> = {}): UpstreamRequest {
  return { method: 'GET', url: new URL(url), headers: {}, body: null, ...over }
}

const text = (answer: { body: Uint8Array }) => Buffer.from(answer.body).toString()

test('sends method, path, headers and body, and reads the answer', async () => {
  const origin = await serveUpstream(async (request, response) => {
    const seen = {
      method: request.method,
      url: request.url,
      kind: request.headers['x-kind'],
      body: await bodyOf(request),
    }
    response.writeHead(201, { 'content-type': 'application/json', 'set-cookie': 'a=1' }).end(JSON.stringify(seen))
  })
  const request = to(`${origin}/a%2Fb?c=d`, { method: 'POST', headers: { 'x-kind': 'note' }, body: '{"ä":1}' })
  const answer = await sendRequest(request)
  expect(answer.status).toBe(201)
  expect(answer.headers).not.toHaveProperty('set-cookie')
  expect(JSON.parse(text(answer))).toEqual({ method: 'POST', url: '/a%2Fb?c=d', kind: 'note', body: '{"ä":1}' })
})

describe('compressed answers', () => {
  test.each([
    ['gzip', gzipSync('hello')],
    ['deflate', deflateSync('hello')],
    ['br', brotliCompressSync('hello')],
    ['gzip, br', brotliCompressSync(gzipSync('hello'))],
    ['identity', Buffer.from('hello')],
  ])('%s', async (encoding, body) => {
    const origin = await serveUpstream((_, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(body),
    )
    expect(text(await sendRequest(to(origin)))).toBe('hello')
  })

  test.each([
    ['gzip', 'not gzip at all', /damaged/],
    ['gzip', gzipSync('hello').subarray(0, 12), /damaged/],
    ['zstd', 'x', /encoding "zstd"/],
    ['gzip, gzip, gzip, gzip', 'x', /more than/],
  ])('%s of %j fails with a sentence', async (encoding, body, message) => {
    const origin = await serveUpstream((_, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(body),
    )
    await expect(sendRequest(to(origin))).rejects.toThrow(
      expect.objectContaining({ message: expect.stringMatching(message) }),
    )
  })

  test('a bomb is stopped at the cap', async () => {
    const bomb = gzipSync(Buffer.alloc(60_000_000))
    expect(bomb.length).toBeLessThan(100_000)
    const origin = await serveUpstream((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    )
    await expect(sendRequest(to(origin))).rejects.toThrow(expect.objectContaining({ code: 'too_large' }))
  })
})

test('stops reading an answer that does not end', async () => {
  let closed = false
  const origin = await serveUpstream((_, response) => {
    const more = setInterval(() => response.write('x'.repeat(1000)), 1)
    response.on('close', () => {
      closed = true
      clearInterval(more)
    })
  })
  await expect(sendRequest(to(origin), { maxBytes: 20_000 })).rejects.toThrow(
    expect.objectContaining({ code: 'too_large', message: expect.stringContaining('larger than 20000 bytes') }),
  )
  await expect.poll(() => closed).toBe(true)
})

describe('time', () => {
  test.each([
    ['no answer', () => {}],
    ['half an answer', (_: unknown, response: { write: (text: string) => void }) => response.write('half')],
  ])('%s ends at the limit', async (_, listener) => {
    const origin = await serveUpstream(listener as () => void)
    await expect(sendRequest(to(origin), { timeoutMs: 150 })).rejects.toThrow(/did not answer within 150 ms/)
  })

  test.each(['before an answer', 'within an answer'])('a cancelled call is cancelled upstream, %s', async (when) => {
    let closed = false
    let begin = () => {}
    const started = new Promise<void>((resolve) => {
      begin = resolve
    })
    const origin = await serveUpstream((_, response) => {
      response.on('close', () => {
        closed = true
      })
      if (when === 'within an answer') response.write('half')
      begin()
    })
    const stop = new AbortController()
    const call = sendRequest(to(origin), { signal: stop.signal })
    started.then(() => setTimeout(() => stop.abort(), 30))
    await expect(call).rejects.toThrow('The call was cancelled.')
    await expect.poll(() => closed).toBe(true)
  })

  test('a call cancelled before it starts reaches nobody', async () => {
    let calls = 0
    const origin = await serveUpstream((_, response) => {
      calls += 1
      response.end()
    })
    await expect(sendRequest(to(origin), { signal: AbortSignal.abort() })).rejects.toThrow('cancelled')
    expect(calls).toBe(0)
  })
})

describe('redirects', () => {
  async function redirecting(status: number, location: (origin: string) => string) {
    const seen: string[] = []
    const origin: string = await serveUpstream(async (request, response) => {
      seen.push(`${request.method} ${request.url} ${await bodyOf(request)}`.trim())
      if (request.url === '/end') return response.end('end')
      response.writeHead(status, { location: location(origin) }).end('moved')
    })
    return { origin, seen }
  }

  test.each([
    [301, 'GET', null, 'GET /end'],
    [302, 'POST', 'x', 'GET /end'],
    [303, 'PUT', 'x', 'GET /end'],
    [302, 'PUT', 'x', 'PUT /end x'],
    [307, 'POST', 'x', 'POST /end x'],
    [308, 'PATCH', 'x', 'PATCH /end x'],
  ])('%i after %s stays on the origin', async (status, method, body, expected) => {
    const { origin, seen } = await redirecting(status, () => '/end#part')
    expect(text(await sendRequest(to(`${origin}/start`, { method, body })))).toBe('end')
    expect(seen.at(-1)).toBe(expected)
  })

  test('never more than five', async () => {
    const { origin, seen } = await redirecting(302, () => '/start')
    await expect(sendRequest(to(`${origin}/start`))).rejects.toThrow('redirects more than 5 times')
    expect(seen).toHaveLength(6)
  })

  test('never to another origin, and the credential does not go there', async () => {
    let reached = 0
    const other = await serveUpstream((_, response) => {
      reached += 1
      response.end()
    })
    const { origin } = await redirecting(302, () => `${other}/end`)
    const request = to(`${origin}/start`, { headers: { authorization: 'Bearer s' } })
    await expect(sendRequest(request)).rejects.toThrow(
      expect.objectContaining({ code: 'upstream_refused', message: expect.stringContaining(new URL(other).host) }),
    )
    expect(reached).toBe(0)
  })

  test.each(['//evil.test/x', 'https://evil.test', 'javascript:alert(1)', 'file:///etc/passwd', 'http://'])(
    'not to %s',
    async (location) => {
      const { origin } = await redirecting(302, () => location)
      await expect(sendRequest(to(`${origin}/start`))).rejects.toThrow(
        expect.objectContaining({ code: 'upstream_refused' }),
      )
    },
  )

  test('a status without a location is an answer', async () => {
    const origin = await serveUpstream((_, response) => response.writeHead(302).end('nowhere'))
    expect((await sendRequest(to(origin))).status).toBe(302)
  })
})

describe('says what went wrong', () => {
  test('refused', async () => {
    const server = createRawServer()
    const port = await listen(server)
    await new Promise((resolve) => server.close(resolve))
    await expect(sendRequest(to(`http://127.0.0.1:${port}`))).rejects.toThrow(
      expect.objectContaining({
        code: 'upstream_unreachable',
        message: `127.0.0.1:${port} refuses the connection. Check that the API runs and the port is right.`,
        cause: expect.anything(),
      }),
    )
  })

  test('an unknown name', async () => {
    await expect(sendRequest(to('http://no-such-host.invalid'))).rejects.toThrow(/no-such-host\.invalid/)
  })

  test('a certificate nobody vouches for', async () => {
    const origin = await serveTls((_, response) => response.end(), { cert: pem('cert'), key: pem('key') })
    await expect(sendRequest(to(origin))).rejects.toThrow(/certificate of 127\.0\.0\.1:\d+ is self-signed/)
  })

  test('TLS to a server that has none', async () => {
    const origin = await serveUpstream((_, response) => response.end())
    await expect(sendRequest(to(origin.replace('http:', 'https:')))).rejects.toThrow(/does not speak TLS/)
  })

  test.each([
    ['a connection that closes', '', /closed the connection/],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', /valid HTTP/],
    ['half a body', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf', /closed the connection/],
  ])('%s', async (_, bytes, message) => {
    const port = await listen(
      createRawServer((socket) => socket.on('error', () => {}).once('data', () => socket.end(bytes))),
    )
    await expect(sendRequest(to(`http://127.0.0.1:${port}`))).rejects.toThrow(message)
  })
})
