import { apiJson, apiRoute, noContent } from '@/app/_web/api-route'
import { readJson, readText } from '@/app/_web/read-json'
import { deleteConnector } from '@/lib/connectors'
import { importDefinition, parseText, readDefinition } from '@/lib/definitions'
import { connectorAnswer } from '../../_answers/connector-answer'

type Params = { slug: string }

async function readBody(request: Request): Promise<unknown> {
  const isYaml = request.headers.get('content-type')?.includes('yaml')
  return isYaml ? parseText(await readText(request)) : readJson(request)
}

export const GET = apiRoute<Params>('read', async ({ member, params, origin }) => {
  return apiJson(await connectorAnswer(member, params.slug, origin))
})

export const PUT = apiRoute<Params>('write', async ({ request, member, params, origin }) => {
  const { definition, warnings } = readDefinition(await readBody(request))
  const outcome = await importDefinition(member, params.slug, definition)
  const connector = await connectorAnswer(member, params.slug, origin)
  return apiJson({ ...connector, outcome, warnings }, outcome === 'created' ? 201 : 200)
})

export const DELETE = apiRoute<Params>('write', async ({ member, params }) => {
  await deleteConnector(member, params.slug, params.slug)
  return noContent()
})
