import { apiJson, apiRoute } from '@/app/_web/api-route'
import { readJson } from '@/app/_web/read-json'
import { checkTool, getConnector, getTool } from '@/lib/connectors'
import { toToolDefinition } from '@/lib/definitions'
import { parseInput } from '@/lib/errors'
import { tryTool } from '@/lib/upstream'
import { TryRequest } from '../../../_contract/requests'

/** Calls the partner's API as the endpoint would, and shows both sides. Needs a token that may write: the call may change things. */
export const POST = apiRoute<{ slug: string }>('write', async ({ request, member, params }) => {
  const input = parseInput(TryRequest, await readJson(request))
  const { slug } = await getConnector(member, params.slug)
  const tool = typeof input.tool === 'string' ? await getTool(member, slug, input.tool) : toToolDefinition(input.tool)
  checkTool(tool, slug)
  const call = { connectorSlug: slug, tool, args: input.arguments, environment: input.environment }
  return apiJson(await tryTool(member, call, { signal: request.signal }))
})
