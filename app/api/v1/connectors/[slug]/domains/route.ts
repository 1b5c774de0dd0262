import { apiJson, apiRoute } from '@/app/_web/api-route'
import { readJson } from '@/app/_web/read-json'
import { addDomain, listDomains } from '@/lib/domains'
import { parseInput } from '@/lib/errors'
import { DomainRequest } from '../../../_contract/requests'

type Params = { slug: string }

export const GET = apiRoute<Params>('read', async ({ member, params }) => {
  return apiJson({ domains: await listDomains(member, params.slug) })
})

export const POST = apiRoute<Params>('write', async ({ request, member, params }) => {
  const input = parseInput(DomainRequest, await readJson(request))
  return apiJson(await addDomain(member, params.slug, input), 201)
})
