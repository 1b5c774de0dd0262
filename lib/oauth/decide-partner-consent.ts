import { newAttempt, signInAddress } from '@/lib/accounts'
import { randomToken } from '@/lib/crypto'
import { AppError } from '@/lib/errors'
import { isConsentToken } from './consent-token'
import type { ConsentDecision } from './decide-consent'
import { type Exchange, getInteraction } from './get-interaction'
import { keepAttempt, PARTNER_CALLBACK } from './partner-attempt'
import { partnerConnectorOf, partnerMark } from './partner-connector'
import { requireSignIn } from './partner-consent'

/** Where the browser goes on, and the cookie it takes along. */
export interface WayOn {
  location: string
  cookie?: string
}

/**
 * The answer to the consent page of a connector whose users sign in at the partner's server: Allow leads there. Null for every other
 * connector. Throws `forbidden` for an answer the page did not ask for.
 */
export async function decidePartnerConsent(
  origin: string,
  exchange: Exchange,
  decision: ConsentDecision,
): Promise<WayOn | null> {
  const { provider, interaction } = await getInteraction(origin, exchange)
  const live = await partnerConnectorOf(origin, interaction)
  if (!live) return null
  if (!isConsentToken(decision.formToken, interaction, partnerMark(live))) {
    throw new AppError(
      'forbidden',
      'This answer did not come from the page that asked. Go back to the app and connect again.',
    )
  }
  const { req, res } = exchange
  if (!decision.allow) {
    const denied = { error: 'access_denied', error_description: 'The user did not allow it' }
    return { location: await provider.interactionResult(req, res, denied, { mergeWithLastSubmission: false }) }
  }
  const server = await requireSignIn(live)
  const attempt = newAttempt(server, randomToken(), origin + PARTNER_CALLBACK)
  const cookie = await keepAttempt(attempt, { kind: 'connect', uid: interaction.uid, connectorId: live.id })
  return { location: await signInAddress(server, attempt), cookie }
}
