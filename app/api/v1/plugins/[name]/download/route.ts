import { apiRoute } from '@/app/_web/api-route'
import { pluginZip } from '@/app/_web/plugin-zip'
import { describeNamedPlugin } from '@/lib/plugins'

export const GET = apiRoute<{ name: string }>('read', async ({ member, params, origin }) => {
  return pluginZip(await describeNamedPlugin(member, params.name, origin))
})
