import { apiJson, apiRoute } from '@/app/_web/api-route'
import { readJson } from '@/app/_web/read-json'
import { parseInput } from '@/lib/errors'
import { listPluginReleases, makeRelease, previewPlugin } from '@/lib/plugins'
import { PluginReleaseRequest } from '../../../_contract/requests'

type Params = { name: string }

export const GET = apiRoute<Params>('read', async ({ member, params }) => {
  return apiJson({ releases: await listPluginReleases(member, params.name) })
})

export const POST = apiRoute<Params>('write', async ({ request, member, params: { name }, origin }) => {
  const { version, notes } = parseInput(PluginReleaseRequest, (await readJson(request)) ?? {})
  const chosen = version ?? (await previewPlugin(member, name, origin)).proposed
  return apiJson(await makeRelease(member, name, { version: chosen, notes }, origin), 201)
})
