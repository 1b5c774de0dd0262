import { GET as serverMetadata } from '@/app/.well-known/oauth-authorization-server/route'
import { GET as resourceMetadata } from '@/app/.well-known/oauth-protected-resource/mcp/[slug]/route'
import { POST as mcp } from '@/app/mcp/[slug]/route'
import { POST as oauth } from '@/app/oauth/[...path]/route'

/** `fetch` for a client of the portal at localhost:3000, answered by its routes without a network. */
export async function portalFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const asked = new Request(input, init)
  const headers = new Headers(asked.headers)
  headers.set('host', 'localhost:3000')
  const request = new Request(asked, { headers })
  const { origin, pathname } = new URL(request.url)
  if (origin !== 'http://localhost:3000') throw new TypeError(`fetch failed: ${origin}`)
  const params = Promise.resolve({ slug: pathname.split('/').at(-1) ?? '' })
  if (pathname.startsWith('/mcp/')) return mcp(request, { params })
  if (pathname.startsWith('/oauth/')) return oauth(request)
  if (pathname.startsWith('/.well-known/oauth-protected-resource/mcp/')) return resourceMetadata(request, { params })
  if (pathname === '/.well-known/oauth-authorization-server') return serverMetadata(request)
  return new Response('Not found', { status: 404 })
}
