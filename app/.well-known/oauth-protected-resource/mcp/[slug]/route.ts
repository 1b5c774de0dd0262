import { publicJson } from '@/app/_web/public-json'
import { originFor } from '@/lib/env'
import { buildResourceMetadata, findProtectedConnector } from '@/lib/oauth'

interface Context {
  params: Promise<{ slug: string }>
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params
  const live = await findProtectedConnector(slug)
  if (!live) {
    return publicJson({ error: 'not_found', error_description: `No connector at /mcp/${slug} asks for sign-in.` }, 404)
  }
  return publicJson(buildResourceMetadata(originFor(request.headers.get('host')), live))
}

export { publicPreflight as OPTIONS } from '@/app/_web/public-json'
