import { apiJson, apiRoute } from '@/app/_web/api-route'
import { loadSource, previewPlugin } from '@/lib/plugins'
import { pluginAnswer } from '../../../_answers/plugin-answer'

export const GET = apiRoute<{ name: string }>('read', async ({ member, params, origin }) => {
  const source = await loadSource(member, params.name, origin)
  const { plugin, changes, proposed } = await previewPlugin(member, params.name, origin)
  return apiJson({ ...pluginAnswer(plugin, source), changes, proposed })
})
