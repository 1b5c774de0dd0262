import { apiRoute } from '@/app/_web/api-route'
import { exportDefinition, renderDefinition } from '@/lib/definitions'
import { parseInput } from '@/lib/errors'
import { DefinitionFormatQuery } from '../../../_contract/requests'

const TYPES = { yaml: 'application/yaml; charset=utf-8', json: 'application/json; charset=utf-8' }

/** The connector as a definition file. */
export const GET = apiRoute<{ slug: string }>('read', async ({ member, params, query }) => {
  const { format } = parseInput(DefinitionFormatQuery, Object.fromEntries(query))
  const text = renderDefinition(await exportDefinition(member, params.slug), format)
  return new Response(text, {
    headers: {
      'content-type': TYPES[format],
      'content-disposition': `attachment; filename="${params.slug}.${format}"`,
      'cache-control': 'no-store',
    },
  })
})
