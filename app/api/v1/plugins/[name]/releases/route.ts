import { apiJson, apiRoute } from '@/app/_web/api-route'
import { describeNamedPlugin, getPlugin } from '@/lib/plugins'
import { pluginAnswer } from '../../../_answers/plugin-answer'

/** Builds the plugin from its connector's live release, whose number is its version. The same release gives the same plugin. */
export const POST = apiRoute<{ name: string }>('write', async ({ member, params, origin }) => {
  const { name, connector } = await getPlugin(member, params.name)
  return apiJson(pluginAnswer(await describeNamedPlugin(member, name, origin), connector), 201)
})
