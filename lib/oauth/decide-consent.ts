import { AppError } from '@/lib/errors'
import { allowInteraction } from './allow-interaction'
import { connectorOf } from './connector-of'
import { type GivenKey, takeConsentKey } from './consent-key'
import { isConsentToken } from './consent-token'
import { findRefusal } from './find-refusal'
import { type Exchange, getInteraction } from './get-interaction'

export interface ConsentDecision {
  allow: boolean
  formToken: string
  /** Where the page asks for one. */
  given?: GivenKey | undefined
}

/**
 * The account's answer to the consent page; gives the address to go on to. Throws `forbidden` for an answer the page did not ask for, or that
 * the account may not give, and at a field for a key that does not work.
 */
export async function decideConsent(
  origin: string,
  exchange: Exchange,
  userId: string,
  decision: ConsentDecision,
): Promise<string> {
  const { provider, interaction } = await getInteraction(origin, exchange)
  const asked = interaction.prompt.name === 'consent' && interaction.session?.accountId === userId
  if (!asked || !isConsentToken(decision.formToken, interaction, userId)) {
    throw new AppError(
      'forbidden',
      'This answer did not come from the page that asked. Go back to the app and connect again.',
    )
  }

  if (!decision.allow) {
    const { req, res } = exchange
    const denied = { error: 'access_denied', error_description: 'The user did not allow it' }
    return provider.interactionResult(req, res, denied, { mergeWithLastSubmission: false })
  }
  const live = await connectorOf(origin, interaction)
  if (await findRefusal(live, userId)) {
    throw new AppError('forbidden', 'This account may not use the connector. Go back to the app and connect again.')
  }
  // Before anything is allowed: a key that does not work leaves nothing behind.
  await takeConsentKey(live, userId, decision.given ?? { key: '', userName: '' })
  return allowInteraction(origin, exchange, userId)
}
