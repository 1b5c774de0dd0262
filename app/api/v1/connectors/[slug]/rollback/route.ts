import { apiJson, apiRoute } from '@/app/_web/api-route'
import { readJson } from '@/app/_web/read-json'
import { rollBack } from '@/lib/connectors'
import { parseInput } from '@/lib/errors'
import { RollbackRequest } from '../../../_contract/requests'

export const POST = apiRoute<{ slug: string }>('write', async ({ request, member, params }) => {
  const input = parseInput(RollbackRequest, await readJson(request))
  await rollBack(member, params.slug, input)
  return apiJson(input)
})
