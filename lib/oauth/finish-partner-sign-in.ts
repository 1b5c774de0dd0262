import type { Interaction, InteractionResults, Provider } from 'oidc-provider'
import {
  finishSignIn,
  partnerAccountId,
  type SignedIn,
  type SignInAttempt,
  SignInError,
  type SignInServer,
  saveAccount,
} from '@/lib/accounts'
import type { LiveConnector } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import { finishTrial } from './finish-trial'
import { grantInteraction } from './grant-interaction'
import { attemptCookie, takeAttempt, type Waiting } from './partner-attempt'
import { partnerConnectorOf } from './partner-connector'
import { requireSignIn } from './partner-consent'
import { providerFor } from './provider-for'

/** What the client is told (RFC 6749, section 4.1.2.1) of a sign-in that came to nothing at the partner's server. */
const ERRORS = {
  denied: 'access_denied',
  away: 'temporarily_unavailable',
  settings: 'server_error',
  answer: 'server_error',
  lost: 'server_error',
} as const

function expired(): AppError {
  return new AppError('not_found', 'This sign-in has expired, was already used, or began in another browser.')
}

/** An error description holds no quotes and no backslashes (RFC 6749, section 4.1.2.1). */
function toResult({ fault, message }: SignInError) {
  return { error: ERRORS[fault], error_description: message.replace(/["\\]/g, '').replace(/[^\x20-\x7e]/g, '?') }
}

/** Hands the result of an interaction over to the authorization, which only the browser that began it can go on with. */
async function resume(interaction: Interaction, result: InteractionResults): Promise<string> {
  interaction.result = result
  await interaction.save(interaction.exp - Math.floor(Date.now() / 1000))
  return interaction.returnTo
}

/** The grant the user allowed before signing in, in the name of who they turned out to be. */
async function connect(
  provider: Provider,
  interaction: Interaction,
  { live, server }: { live: LiveConnector; server: SignInServer },
  user: SignedIn,
) {
  const { subject, name, email, tokens, expiresAt } = user
  const accountId = partnerAccountId(server, subject)
  // Before the account: what takes accounts away that no grant needs must find this one.
  const grantId = await grantInteraction(provider, interaction, live, accountId)
  const secret = { kind: 'oauth', tokens } as const
  await saveAccount({ connectorId: server.connectorId, userId: accountId, subject, name, email, secret, expiresAt })
  return { login: { accountId, remember: false }, consent: { grantId } }
}

async function finishConnect(
  origin: string,
  attempt: SignInAttempt,
  { uid, connectorId }: Extract<Waiting, { kind: 'connect' }>,
  answer: URLSearchParams,
): Promise<string> {
  const provider = await providerFor(origin)
  const interaction = await provider.Interaction.find(uid)
  const live = interaction && (await partnerConnectorOf(origin, interaction))
  if (!interaction || live?.id !== connectorId) throw expired()
  const server = await requireSignIn(live)
  try {
    const user = await finishSignIn(server, attempt, answer)
    return await resume(interaction, await connect(provider, interaction, { live, server }, user))
  } catch (error) {
    if (!(error instanceof SignInError)) throw error
    return resume(interaction, toResult(error))
  }
}

/**
 * The user is back from the partner's server; gives where to go on. Throws `not_found` for an answer that nobody waits for: an unknown or
 * used state, or another browser than the one that was sent away.
 */
export async function finishPartnerSignIn(
  origin: string,
  answer: URLSearchParams,
  cookie: (name: string) => string | undefined,
): Promise<string> {
  const state = answer.get('state')
  const found = state ? await takeAttempt(state, cookie(attemptCookie(state))) : null
  if (!found) throw expired()
  const { attempt, waiting } = found
  if (waiting.kind === 'trial') return finishTrial(attempt, waiting, answer)
  return finishConnect(origin, attempt, waiting, answer)
}
