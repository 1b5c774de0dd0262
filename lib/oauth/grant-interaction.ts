import type { Interaction, Provider } from 'oidc-provider'
import type { LiveConnector } from '@/lib/connectors/schema'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { describeClient } from './describe-client'

/** Makes the grant that an interaction asks for, in the name of an account, and notes the connection; gives the grant's id. The caller has the user's word. */
export async function grantInteraction(
  provider: Provider,
  { params }: Interaction,
  live: LiveConnector,
  accountId: string,
): Promise<string> {
  const clientId = String(params.client_id)
  const client = await provider.Client.find(clientId)
  if (!client) throw new AppError('not_found', 'The app that asked is not registered here any more.')

  const [scopes, resource, redirectUri] = [params.scope, params.resource, params.redirect_uri].map(String) as [
    string,
    string,
    string,
  ]
  const grant = new provider.Grant({ accountId, clientId })
  grant.addResourceScope(resource, scopes)
  const grantId = await grant.save()
  const { name, onThisComputer } = describeClient(client)
  const asked = { clientId, scopes, resource, redirectUri, clientName: name, loopback: onThisComputer }
  await db().connection.create({ data: { grantId, connectorId: live.id, userId: accountId, ...asked } })
  return grantId
}
