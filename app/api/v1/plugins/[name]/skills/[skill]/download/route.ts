import { apiRoute } from '@/app/_web/api-route'
import { skillZip } from '@/app/_web/plugin-zip'
import { parseInput } from '@/lib/errors'
import { downloadPlugin } from '@/lib/plugins'
import { PluginVersionQuery } from '../../../../../_contract/requests'

export const GET = apiRoute<{ name: string; skill: string }>('read', async ({ member, params, origin, query }) => {
  const { version } = parseInput(PluginVersionQuery, Object.fromEntries(query))
  return skillZip(await downloadPlugin(member, params.name, origin, version), params.skill)
})
