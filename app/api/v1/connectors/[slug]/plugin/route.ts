import { apiJson, apiRoute } from '@/app/_web/api-route'
import { buildPlugin, loadConnectorSource } from '@/lib/plugins'
import { pluginAnswer } from '../../../_answers/plugin-answer'

/** The plugin that every published connector has under its own slug. */
export const GET = apiRoute<{ slug: string }>('read', async ({ member, params, origin }) => {
  const source = await loadConnectorSource(member, params.slug, origin)
  return apiJson(pluginAnswer(buildPlugin(source), source))
})
