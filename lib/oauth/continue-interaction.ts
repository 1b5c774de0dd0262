import type { Interaction, Provider } from 'oidc-provider'
import { allowInteraction } from './allow-interaction'
import { connectorOf } from './connector-of'
import { consentToken } from './consent-token'
import { describeConsent } from './describe-consent'
import { findRefusal } from './find-refusal'
import { type Exchange, getInteraction } from './get-interaction'
import { isRemembered } from './is-remembered'
import type { InteractionStep } from './schema'

/** The request as the client sent it, from the beginning. */
function restart(origin: string, interaction: Interaction): InteractionStep {
  const url = new URL('/oauth/authorize', origin)
  for (const [name, value] of Object.entries(interaction.params)) {
    for (const one of Array.isArray(value) ? value : [value]) url.searchParams.append(name, String(one))
  }
  return { redirectTo: url.href }
}

async function signIn(provider: Provider, { req, res }: Exchange, userId: string): Promise<InteractionStep> {
  const result = { login: { accountId: userId, remember: false } }
  return { redirectTo: await provider.interactionResult(req, res, result, { mergeWithLastSubmission: false }) }
}

async function allowAgain(origin: string, exchange: Exchange, userId: string): Promise<InteractionStep> {
  return { redirectTo: await allowInteraction(origin, exchange, userId) }
}

/**
 * The next step of a sign-in for the account signed in at the portal: signs it in here too without asking, begins anew
 * when the sign-in was another account's, goes on where the same was allowed before, or gives what the consent page shows: the
 * question, or why this account may not.
 */
export async function continueInteraction(
  origin: string,
  exchange: Exchange,
  userId: string,
): Promise<InteractionStep> {
  const { provider, interaction } = await getInteraction(origin, exchange)
  if (interaction.prompt.name === 'login') return signIn(provider, exchange, userId)
  if (interaction.session?.accountId !== userId) return restart(origin, interaction)

  const formToken = consentToken(interaction, userId)
  const refusal = await findRefusal(await connectorOf(origin, interaction), userId)
  if (refusal) return { refusal: { ...refusal, formToken } }
  const consent = await describeConsent(origin, provider, interaction, userId)
  // Whoever has no working key is asked for one, however often they allowed the same.
  const settled = !consent.key || consent.key.stored
  if (settled && (await isRemembered(interaction, userId))) return allowAgain(origin, exchange, userId)
  return { consent: { ...consent, formToken } }
}
