import { apiJson, apiRoute } from '@/app/_web/api-route'
import { verifyDomain } from '@/lib/domains'

export const POST = apiRoute<{ slug: string; host: string }>('write', async ({ member, params: { slug, host } }) => {
  return apiJson(await verifyDomain(member, slug, { host }))
})
