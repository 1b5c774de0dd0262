import { apiRoute, noContent } from '@/app/_web/api-route'
import { removeDomain } from '@/lib/domains'

export const DELETE = apiRoute<{ slug: string; host: string }>('write', async ({ member, params: { slug, host } }) => {
  await removeDomain(member, slug, { host })
  return noContent()
})
