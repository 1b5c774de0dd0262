import { apiJson, apiRoute } from '@/app/_web/api-route'
import { describePlugin } from '@/lib/plugins'
import { pluginAnswer } from '../../../_answers/plugin-answer'

/** The plugin that every published connector has under its own slug. */
export const GET = apiRoute<{ slug: string }>('read', async ({ member, params, origin }) => {
  return apiJson(pluginAnswer(await describePlugin(member, params.slug, origin), params.slug))
})
