import { problem, respond } from '@/app/_web/respond'
import { findLiveConnector } from '@/lib/connectors'
import { isMixed, Slug } from '@/lib/connectors/schema'
import { addressedOrigin } from '@/lib/domains'
import { refuseTransport, serveMcp, withBrowserHeaders } from '@/lib/mcp'
import { authenticate, requireUserKey } from '@/lib/oauth'

interface Context {
  params: Promise<{ slug: string }>
}

async function serve(request: Request, slug: string): Promise<Response> {
  const live = Slug.safeParse(slug).success ? await findLiveConnector(slug) : null
  if (!live) return problem(404, 'not_found', 'No connector is published here.')

  const refusal = refuseTransport(request)
  if (refusal) return refusal

  // Where sign-in is asked only when needed, serveMcp asks. A token that is there must be right, whatever it is for.
  const unasked = live.access === 'open' || (isMixed(live) && !request.headers.get('authorization'))
  const caller = unasked ? null : await authenticate(request, live)
  if (caller instanceof Response) return caller
  const keyless = caller && (await requireUserKey(request, live, caller))
  if (keyless) return keyless

  return serveMcp(request, { live, caller, origin: await addressedOrigin(request.headers.get('host')) })
}

async function handle(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params
  const response = await respond(() => serve(request, slug))
  return withBrowserHeaders(request, response)
}

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
}
