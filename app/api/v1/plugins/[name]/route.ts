import { apiJson, apiRoute, noContent } from '@/app/_web/api-route'
import { readJson } from '@/app/_web/read-json'
import { parseInput } from '@/lib/errors'
import { deletePlugin, getPlugin, putPlugin } from '@/lib/plugins'
import { PluginRequest } from '../../_contract/requests'

type Params = { name: string }

export const GET = apiRoute<Params>('read', async ({ member, params }) => {
  const { name, connector } = await getPlugin(member, params.name)
  return apiJson({ name, connectors: [{ connector }] })
})

export const PUT = apiRoute<Params>('write', async ({ request, member, params: { name } }) => {
  const { connectors } = parseInput(PluginRequest, await readJson(request))
  const connector = connectors[0]?.connector ?? ''
  const { outcome } = await putPlugin(member, { name, connector })
  return apiJson({ name, connectors: [{ connector }], outcome }, outcome === 'created' ? 201 : 200)
})

export const DELETE = apiRoute<Params>('write', async ({ member, params }) => {
  await deletePlugin(member, params.name)
  return noContent()
})
