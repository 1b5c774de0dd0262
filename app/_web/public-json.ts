const HEADERS = { 'access-control-allow-origin': '*', vary: 'Host' }

/** JSON that any web page may read. Cached for a minute only: it changes with the live release. */
export function publicJson(body: object, status = 200): Response {
  const cache = status === 200 ? 'public, max-age=60' : 'no-store'
  return Response.json(body, { status, headers: { ...HEADERS, 'cache-control': cache } })
}

export function publicPreflight(): Response {
  const allowed = { 'access-control-allow-methods': 'GET', 'access-control-allow-headers': '*' }
  return new Response(null, { status: 204, headers: { ...HEADERS, ...allowed, 'access-control-max-age': '3600' } })
}
