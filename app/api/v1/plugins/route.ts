import { apiJson, apiRoute } from '@/app/_web/api-route'
import { listPlugins } from '@/lib/plugins'

export const GET = apiRoute('read', async ({ member }) => {
  const plugins = await listPlugins(member)
  const listed = plugins.map(({ name, definition, released }) => ({
    name,
    connectors: definition.connectors,
    released: released?.version ?? null,
  }))
  return apiJson({ plugins: listed })
})
