import { apiJson, apiRoute } from '@/app/_web/api-route'
import { listPlugins } from '@/lib/plugins'

export const GET = apiRoute('read', async ({ member }) => {
  const plugins = await listPlugins(member)
  return apiJson({ plugins: plugins.map(({ name, connector }) => ({ name, connectors: [{ connector }] })) })
})
