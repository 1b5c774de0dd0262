import { apiJson, apiRoute, noContent } from '@/app/_web/api-route'
import { deleteConnector } from '@/lib/connectors'
import { importDefinition, readDefinition } from '@/lib/definitions'
import { connectorAnswer } from '../../_answers/connector-answer'
import { readDefinitionBody } from '../../_answers/read-definition-body'

type Params = { slug: string }

export const GET = apiRoute<Params>('read', async ({ member, params, origin }) => {
  return apiJson(await connectorAnswer(member, params.slug, origin))
})

export const PUT = apiRoute<Params>('write', async ({ request, member, params, origin }) => {
  const { definition, warnings } = readDefinition(await readDefinitionBody(request))
  const outcome = await importDefinition(member, params.slug, definition)
  const connector = await connectorAnswer(member, params.slug, origin)
  return apiJson({ ...connector, outcome, warnings }, outcome === 'created' ? 201 : 200)
})

export const DELETE = apiRoute<Params>('write', async ({ member, params }) => {
  await deleteConnector(member, params.slug, params.slug)
  return noContent()
})
