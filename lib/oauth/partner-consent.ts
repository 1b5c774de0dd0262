import { loadSignIn, type SignInServer, signInHost } from '@/lib/accounts'
import type { LiveConnector } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import { consentToken } from './consent-token'
import { describeConsent } from './describe-consent'
import { type Exchange, getInteraction } from './get-interaction'
import { partnerConnectorOf, partnerMark } from './partner-connector'
import type { ConsentRequest } from './schema'

/** The sign-in server of a connector. Throws `not_found` where its publisher has set none up. */
export async function requireSignIn({ id }: LiveConnector): Promise<SignInServer> {
  const server = await loadSignIn(id)
  if (server) return server
  throw new AppError('not_found', 'The publisher of this connector has not said yet where its users sign in.')
}

/**
 * What the consent page shows where the partner's own server signs people in, and no account of this portal is asked for; null for every
 * other connector. Asked before anybody is sent there: a client must not ride on a consent that was given to another one.
 */
export async function findPartnerConsent(origin: string, exchange: Exchange): Promise<ConsentRequest | null> {
  const { provider, interaction } = await getInteraction(origin, exchange)
  const live = await partnerConnectorOf(origin, interaction)
  if (!live) return null
  const { settings } = await requireSignIn(live)
  const consent = await describeConsent(origin, provider, interaction, null)
  const signInAt = { host: signInHost(settings), label: settings.label }
  return { ...consent, signInAt, formToken: consentToken(interaction, partnerMark(live)) }
}
