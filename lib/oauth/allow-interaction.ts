import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { connectorOf } from './connector-of'
import { describeClient } from './describe-client'
import { type Exchange, getInteraction } from './get-interaction'

/** Grants what an interaction asks for, notes the connection, and gives the address to go on to. The caller has the user's word. */
export async function allowInteraction(origin: string, exchange: Exchange, userId: string): Promise<string> {
  const { provider, interaction } = await getInteraction(origin, exchange)
  const { client_id, resource, scope, redirect_uri } = interaction.params
  const clientId = String(client_id)
  const [live, client] = await Promise.all([connectorOf(origin, interaction), provider.Client.find(clientId)])
  if (!client) throw new AppError('not_found', 'The app that asked is not registered here any more.')

  const grant = new provider.Grant({ accountId: userId, clientId })
  grant.addResourceScope(String(resource), String(scope))
  const grantId = await grant.save()
  const { name, onThisComputer } = describeClient(client)
  const asked = { clientId, scopes: String(scope), resource: String(resource), redirectUri: String(redirect_uri) }
  await db().connection.create({
    data: { grantId, connectorId: live.id, userId, clientName: name, loopback: onThisComputer, ...asked },
  })
  const { req, res } = exchange
  return provider.interactionResult(req, res, { consent: { grantId } }, { mergeWithLastSubmission: true })
}
