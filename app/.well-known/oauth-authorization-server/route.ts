import { publicJson } from '@/app/_web/public-json'
import { originFor } from '@/lib/env'
import { buildServerMetadata } from '@/lib/oauth'

export function GET(request: Request): Response {
  return publicJson(buildServerMetadata(originFor(request.headers.get('host'))))
}

export { publicPreflight as OPTIONS } from '@/app/_web/public-json'
