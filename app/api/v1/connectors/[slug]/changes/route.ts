import { apiJson, apiRoute } from '@/app/_web/api-route'
import { pendingChanges } from '@/lib/connectors'

/** What publishing now would change for Claude. */
export const GET = apiRoute<{ slug: string }>('read', async ({ member, params }) => {
  return apiJson({ changes: await pendingChanges(member, params.slug) })
})
