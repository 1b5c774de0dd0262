import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'
import { toNode } from '@/app/_web/node-bridge'
import { bodyOf } from './upstream-server'

type Context = { params: Promise<Record<string, string | string[]>> }
type Routes = Record<string, unknown>

export interface OAuthSite {
  origin: string
  /** "GET /oauth/authorize" and so on, of every request since `forget`. */
  asked: string[]
}

interface Served {
  pattern: RegExp
  load(): Promise<Routes>
}

/** The routes a client meets, as Next finds them. */
const SERVED: Served[] = [
  { pattern: /^\/mcp\/(?<slug>[^/]+)\/?$/, load: () => import('@/app/mcp/[slug]/route') },
  {
    pattern: /^\/\.well-known\/oauth-protected-resource\/mcp\/(?<slug>[^/]+)\/?$/,
    load: () => import('@/app/.well-known/oauth-protected-resource/mcp/[slug]/route'),
  },
  {
    pattern: /^\/\.well-known\/oauth-authorization-server\/?$/,
    load: () => import('@/app/.well-known/oauth-authorization-server/route'),
  },
  {
    pattern: /^\/\.well-known\/openid-configuration\/?$/,
    load: () => import('@/app/.well-known/openid-configuration/route'),
  },
  {
    pattern: /^\/oauth\/interaction\/(?<uid>[^/]+)\/decide$/,
    load: () => import('@/app/oauth/interaction/[uid]/decide/route'),
  },
  { pattern: /^\/oauth\/(?<path>.+)$/, load: () => import('@/app/oauth/[...path]/route') },
]

/** The page's own step, with the consent it would show as JSON. */
async function interact(request: Request, origin: string): Promise<Response> {
  const [{ continueInteraction }, { signedIn }] = await Promise.all([import('@/lib/oauth'), import('./oauth-session')])
  if (!signedIn.userId) return Response.redirect(`${origin}/sign-in`, 303)
  const step = await continueInteraction(origin, await toNode(request, origin), signedIn.userId)
  return 'redirectTo' in step
    ? new Response(null, { status: 303, headers: { location: step.redirectTo } })
    : Response.json(step.consent)
}

async function answer(request: Request, origin: string): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (/^\/oauth\/interaction\/[^/]+$/.test(pathname)) return interact(request, origin)
  for (const { pattern, load } of SERVED) {
    const found = pattern.exec(pathname)
    if (!found) continue
    const handler = (await load())[request.method] as
      | ((request: Request, context: Context) => Promise<Response>)
      | undefined
    return handler
      ? handler(request, { params: Promise.resolve({ ...found.groups }) })
      : new Response(null, { status: 405 })
  }
  return new Response('Not found', { status: 404 })
}

async function serve(incoming: IncomingMessage, outgoing: ServerResponse, site: OAuthSite): Promise<void> {
  site.asked.push(`${incoming.method} ${incoming.url?.split('?')[0]}`)
  const sends = incoming.method !== 'GET' && incoming.method !== 'HEAD'
  const request = new Request(new URL(incoming.url ?? '/', `http://${incoming.headers.host}`), {
    method: incoming.method ?? 'GET',
    headers: Object.entries(incoming.headersDistinct).flatMap(([name, values]) =>
      (values ?? []).map((value): [string, string] => [name, value]),
    ),
    body: sends ? await bodyOf(incoming) : null,
  })
  const response = await answer(request, site.origin)
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value)
  outgoing.setHeader('set-cookie', response.headers.getSetCookie())
  outgoing.writeHead(response.status).end(Buffer.from(await response.arrayBuffer()))
}

/** The OAuth and MCP routes over HTTP at an origin of their own, until the test file ends. Call it before anything reads the environment. */
export async function serveOAuth(): Promise<OAuthSite> {
  const site: OAuthSite = { origin: '', asked: [] }
  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing, site).catch((error: unknown) => {
      console.error(error)
      outgoing.writeHead(500).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  process.env.PORT = String(port)
  site.origin = `http://127.0.0.1:${port}`
  afterAll(() => {
    server.close()
    server.closeAllConnections()
  })
  return site
}
