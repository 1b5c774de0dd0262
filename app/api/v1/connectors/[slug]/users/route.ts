import { apiJson, apiRoute } from '@/app/_web/api-route'
import { parseInput } from '@/lib/errors'
import { listConnectorClients, listConnectorUsers, revokeConnectorUsers } from '@/lib/oauth'
import { ClientQuery, UsersQuery } from '../../../_contract/requests'

type Params = { slug: string }

export const GET = apiRoute<Params>('read', async ({ member, params, query }) => {
  const asked = parseInput(UsersQuery, Object.fromEntries(query))
  const [{ users, total }, clients] = await Promise.all([
    listConnectorUsers(member, params.slug, asked),
    listConnectorClients(member, params.slug),
  ])
  return apiJson({ users, total, clients })
})

/** Ends everyone's connections, or those of one client. */
export const DELETE = apiRoute<Params>('write', async ({ member, params, query }) => {
  const { client } = parseInput(ClientQuery, Object.fromEntries(query))
  return apiJson({ revoked: await revokeConnectorUsers(member, params.slug, { client }) })
})
