import { apiJson, apiRoute } from '@/app/_web/api-route'
import { readJson } from '@/app/_web/read-json'
import { importTools } from '@/lib/definitions'
import { ImportInput } from '@/lib/definitions/schema'
import { parseInput } from '@/lib/errors'

export const POST = apiRoute<{ slug: string }>('write', async ({ request, member, params }) => {
  const input = parseInput(ImportInput, await readJson(request))
  return apiJson(await importTools(member, params.slug, input, { signal: request.signal }))
})
