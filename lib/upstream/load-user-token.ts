import { freshAccount, replaceRefused, type Standing } from '@/lib/accounts'
import type { UpstreamAccount } from '@/lib/accounts/schema'
import { AppError } from '@/lib/errors'
import type { SentCredential } from './schema'

/** A user's token of the partner's server, and the way to the next one. */
interface UserToken {
  credential: SentCredential
  /** For when the API refused it; null where there is no other to be had. */
  replace: () => Promise<SentCredential | null>
}

function toCredential({ secret }: UpstreamAccount): SentCredential {
  return secret.kind === 'oauth' ? { kind: 'bearer', value: secret.tokens.accessToken } : { kind: 'none' }
}

function requireReady(standing: Standing): UpstreamAccount {
  if (standing.state === 'ready') return standing.account
  if (standing.state === 'away') {
    throw new AppError(
      'upstream_unreachable',
      `The sign-in could not be renewed, and nothing was sent to the API. ${standing.problem.message} Try again in a while.`,
      { cause: standing.problem },
    )
  }
  throw new AppError('unauthenticated', 'The sign-in at the API has ended, and nothing was sent to it. Connect again.')
}

/** What a user who signed in at the partner's server shows its API. Throws where there is nothing that lets them in. */
export async function loadUserToken(connectorId: string, userId: string): Promise<UserToken> {
  const account = requireReady(await freshAccount(connectorId, userId))
  const replace = async () => {
    const standing = await replaceRefused(account)
    return standing.state === 'lost' ? null : toCredential(requireReady(standing))
  }
  return { credential: toCredential(account), replace }
}
