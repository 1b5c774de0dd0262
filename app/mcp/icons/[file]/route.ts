import { problem } from '@/app/_web/respond'
import { findDomain } from '@/lib/domains'
import { GET as serveIcon } from '../../[slug]/icons/[file]/route'

/** An icon of the connector whose custom domain was called. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const domain = await findDomain(request.headers.get('host'))
  if (!domain) return refuse()
  const { file } = await params
  return serveIcon(request, { params: Promise.resolve({ slug: domain.slug, file }) })
}

function refuse(): Response {
  return problem(404, 'not_found', 'There is no such icon.')
}

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT }
