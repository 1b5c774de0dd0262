import { apiJson, apiRoute } from '@/app/_web/api-route'
import { previewDefinition, readDefinition } from '@/lib/definitions'
import { readDefinitionBody } from '../../../_answers/read-definition-body'

export const POST = apiRoute<{ slug: string }>('read', async ({ request, member, params }) => {
  const { definition, warnings } = readDefinition(await readDefinitionBody(request))
  return apiJson({ ...(await previewDefinition(member, params.slug, definition)), warnings })
})
