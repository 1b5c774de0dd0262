import { publicJson } from '@/app/_web/public-json'
import { originFor } from '@/lib/env'
import { buildDocument } from '../_contract/build-document'

export async function GET(request: Request): Promise<Response> {
  return publicJson(buildDocument(originFor(request.headers.get('host'))))
}
