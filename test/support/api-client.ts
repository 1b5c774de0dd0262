import { createServer } from 'node:http'
import { createToken } from '@/lib/partners'
import type { Member, TokenScope } from '@/lib/partners/schema'
import { answerApi } from './api-routes'
import { bodyOf, listen } from './upstream-server'

export interface ApiAnswer {
  status: number
  headers: Headers
  body: ReturnType<typeof JSON.parse>
}

const ORIGIN = 'http://localhost:3000'

/** One request to the management API. A string as body is sent as it is. */
export async function callApi(
  method: string,
  path: string,
  options: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<ApiAnswer> {
  const { token, body, headers } = options
  const response = await answerApi(
    new Request(`${ORIGIN}${path}`, {
      method,
      headers: {
        host: 'localhost:3000',
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    }),
  )
  const text = await response.clone().text()
  const isJson = response.headers.get('content-type')?.includes('json')
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text }
}

/** A token of the member's. */
export async function tokenOf(member: Member, scopes: TokenScope[] = ['read', 'write']): Promise<string> {
  return (await createToken(member, { name: 'test', scopes })).token
}

/** The route files over HTTP, on a free port of this machine; ends with the test file. Gives its origin. */
export async function serveApi(): Promise<string> {
  const server = createServer(async (incoming, outgoing) => {
    const sends = incoming.method !== 'GET' && incoming.method !== 'HEAD'
    const request = new Request(`http://${incoming.headers.host}${incoming.url}`, {
      method: incoming.method ?? 'GET',
      headers: Object.entries(incoming.headersDistinct).flatMap(([name, values]) =>
        (values ?? []).map((value): [string, string] => [name, value]),
      ),
      body: sends ? await bodyOf(incoming) : null,
    })
    const response = await answerApi(request)
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    outgoing.end(Buffer.from(await response.arrayBuffer()))
  })
  return `http://127.0.0.1:${await listen(server)}`
}
