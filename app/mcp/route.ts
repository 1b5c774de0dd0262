import { problem } from '@/app/_web/respond'
import { findDomain } from '@/lib/domains'
import { POST as serveConnector } from './[slug]/route'

/** The MCP endpoint of the connector whose custom domain was called. Under the portal's own name there is none. */
async function handle(request: Request): Promise<Response> {
  const domain = await findDomain(request.headers.get('host'))
  if (!domain) return problem(404, 'not_found', 'No connector is published here.')
  return serveConnector(request, { params: Promise.resolve({ slug: domain.slug }) })
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
