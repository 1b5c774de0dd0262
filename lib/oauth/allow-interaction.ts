import { connectorOf } from './connector-of'
import { type Exchange, getInteraction } from './get-interaction'
import { grantInteraction } from './grant-interaction'

/** Grants what an interaction asks for, and gives the address to go on to. The caller has the user's word. */
export async function allowInteraction(origin: string, exchange: Exchange, userId: string): Promise<string> {
  const { provider, interaction } = await getInteraction(origin, exchange)
  const grantId = await grantInteraction(provider, interaction, await connectorOf(origin, interaction), userId)
  const { req, res } = exchange
  return provider.interactionResult(req, res, { consent: { grantId } }, { mergeWithLastSubmission: true })
}
