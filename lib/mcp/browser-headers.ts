import { isAllowedOrigin } from './refuse-transport'

const PREFLIGHT_SECONDS = 7200

/** The answer with what a browser asks for before it shows it to a page of an allowed origin. No cookies take part. */
export function withBrowserHeaders(request: Request, response: Response): Response {
  const origin = request.headers.get('origin')
  if (!origin || !isAllowedOrigin(origin)) return response
  const headers = new Headers(response.headers)
  headers.set('access-control-allow-origin', origin)
  headers.append('vary', 'Origin')
  headers.set('access-control-expose-headers', 'WWW-Authenticate')
  if (request.method === 'OPTIONS') {
    headers.set('access-control-allow-methods', 'POST')
    // The star leaves Authorization out (Fetch standard).
    headers.set('access-control-allow-headers', 'Authorization, *')
    headers.set('access-control-max-age', String(PREFLIGHT_SECONDS))
  }
  return new Response(response.body, { status: response.status, headers })
}
