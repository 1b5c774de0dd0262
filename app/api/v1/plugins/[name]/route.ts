import { apiJson, apiRoute, noContent } from '@/app/_web/api-route'
import { readJson } from '@/app/_web/read-json'
import { fieldError, parseInput } from '@/lib/errors'
import { deletePlugin, getPlugin, putPlugin } from '@/lib/plugins'
import { PluginRequest } from '../../_contract/requests'

type Params = { name: string }

export const GET = apiRoute<Params>('read', async ({ member, params }) => {
  const { name, definition } = await getPlugin(member, params.name)
  return apiJson({ name, ...definition })
})

export const PUT = apiRoute<Params>('write', async ({ request, member, params: { name } }) => {
  const { name: given, ...definition } = parseInput(PluginRequest, await readJson(request))
  if (given !== undefined && given !== name) throw fieldError('name', `The address says "${name}"`)
  const { outcome } = await putPlugin(member, { name, definition })
  return apiJson({ name, ...definition, outcome }, outcome === 'created' ? 201 : 200)
})

export const DELETE = apiRoute<Params>('write', async ({ member, params }) => {
  await deletePlugin(member, params.name)
  return noContent()
})
