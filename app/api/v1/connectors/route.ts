import { apiJson, apiRoute } from '@/app/_web/api-route'
import { listConnectors } from '@/lib/connectors'

export const GET = apiRoute('read', async ({ member, origin }) => {
  const connectors = await listConnectors(member)
  return apiJson({ connectors: connectors.map((each) => ({ ...each, endpoint: `${origin}/mcp/${each.slug}` })) })
})
