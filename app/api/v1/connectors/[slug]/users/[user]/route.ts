import { apiJson, apiRoute } from '@/app/_web/api-route'
import { parseInput } from '@/lib/errors'
import { revokeConnectorUsers } from '@/lib/oauth'
import { ClientQuery } from '../../../../_contract/requests'

/** Ends one user's connections, or those of one of their clients. */
export const DELETE = apiRoute<{ slug: string; user: string }>('write', async ({ member, params, query }) => {
  const { client } = parseInput(ClientQuery, Object.fromEntries(query))
  return apiJson({ revoked: await revokeConnectorUsers(member, params.slug, { userId: params.user, client }) })
})
