import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { afterAll } from 'vitest'
import { POST } from '@/app/mcp/[slug]/route'
import { flushToolCalls } from '@/lib/activity'

// What was called is written before the file's database closes.
afterAll(flushToolCalls)

// The APIs of these tests are on this machine.
process.env.ALLOW_PRIVATE_UPSTREAMS = 'true'

/** Listens on a free port of this machine until the test file ends; gives its origin. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function toRequest(incoming: IncomingMessage, response: ServerResponse): Request {
  const hungUp = new AbortController()
  response.on('close', () => hungUp.abort())
  const headers = Object.entries(incoming.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  )
  const hasBody = !['GET', 'HEAD'].includes(incoming.method ?? '')
  return new Request(new URL(incoming.url ?? '/', `http://${incoming.headers.host}`), {
    method: incoming.method,
    headers,
    signal: hungUp.signal,
    ...(hasBody && { body: Readable.toWeb(incoming) as ReadableStream<Uint8Array>, duplex: 'half' }),
  } as RequestInit)
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const request = toRequest(incoming, outgoing)
  const slug = new URL(request.url).pathname.split('/')[2] ?? ''
  const response = await POST(request, { params: Promise.resolve({ slug }) })
  // A body that was refused unread is not in the way of the next request.
  outgoing.shouldKeepAlive = false
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  if (!response.body) return void outgoing.end()
  outgoing.flushHeaders()
  const body = Readable.fromWeb(response.body as NodeReadableStream)
  outgoing.on('close', () => body.destroy())
  body.on('error', () => outgoing.destroy())
  body.pipe(outgoing)
}

/** The MCP route behind a real HTTP server; gives the address of a connector by its slug. */
export async function serveMcpRoute(): Promise<(slug: string) => URL> {
  const origin = await listen(createServer((incoming, outgoing) => void answer(incoming, outgoing)))
  return (slug) => new URL(`/mcp/${slug}`, origin)
}
