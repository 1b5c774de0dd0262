import { ownOrigins } from '@/lib/env'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

function isLoopback({ protocol, hostname }: URL): boolean {
  return ['http:', 'https:'].includes(protocol) && LOOPBACK.includes(hostname)
}

/**
 * Pages of this portal, and of this visitor's own machine (the MCP Inspector runs there); no other site's page can have
 * such an origin. Everything else that comes from a browser is refused.
 */
export function isAllowedOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const origin = new URL(text)
  return ownOrigins().includes(origin.origin) || isLoopback(origin)
}

function jsonRpcError(status: number, message: string, headers: HeadersInit = {}): Response {
  return Response.json({ jsonrpc: '2.0', error: { code: -32000, message }, id: null }, { status, headers })
}

/** The answer to a request that is no MCP message, whoever asks: a foreign page, a preflight, a method other than POST. */
export function refuseTransport(request: Request): Response | null {
  const origin = request.headers.get('origin')
  if (origin && !isAllowedOrigin(origin)) return jsonRpcError(403, 'Pages of this origin may not use the connector')
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow: 'POST, OPTIONS' } })
  if (request.method === 'POST') return null
  return jsonRpcError(405, 'Send MCP messages with POST. This endpoint keeps no sessions.', { allow: 'POST' })
}
