import { publicJson } from '@/app/_web/public-json'
import { findDomain } from '@/lib/domains'
import { buildResourceMetadata, findProtectedConnector } from '@/lib/oauth'

/** The protected resource metadata of a custom domain, for its resource /mcp (RFC 9728, section 3.1). */
export async function GET(request: Request): Promise<Response> {
  const domain = await findDomain(request.headers.get('host'))
  const live = domain && (await findProtectedConnector(domain.slug))
  if (!live) {
    return publicJson({ error: 'not_found', error_description: 'No connector at /mcp asks for sign-in here.' }, 404)
  }
  return publicJson(buildResourceMetadata(`https://${domain.host}`, live))
}

export { publicPreflight as OPTIONS } from '@/app/_web/public-json'
