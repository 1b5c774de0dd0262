import { apiJson, apiRoute } from '@/app/_web/api-route'
import { readJson } from '@/app/_web/read-json'
import { getConnector, listTools } from '@/lib/connectors'
import { parseInput } from '@/lib/errors'
import { proposeProbe, testCredential } from '@/lib/upstream'
import { CredentialTestRequest } from '../../../../_contract/requests'

/** Calls the API once with what is stored for an environment, and says what its answer means. */
export const POST = apiRoute<{ slug: string }>('write', async ({ request, member, params }) => {
  const { slug } = await getConnector(member, params.slug)
  const { environment, key, probe } = parseInput(CredentialTestRequest, await readJson(request))
  const chosen = probe ?? proposeProbe(await listTools(member, slug))
  const input = { connectorSlug: slug, environment, key, probe: chosen }
  return apiJson(await testCredential(member, input, { signal: request.signal }))
})
