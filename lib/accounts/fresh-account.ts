import { singleton } from '@/lib/singleton'
import { findAccount, forgetAccount } from './find-account'
import { loseAccount } from './lose-account'
import { refreshAccount } from './refresh-account'
import type { UpstreamAccount } from './schema'
import { SignInError } from './sign-in-error'

/** With less than this left, a token is refreshed before it is used. */
const AHEAD_MS = 60_000
/** After a refresh that may work later, the next one is not tried before. */
const PAUSE_MS = 1_000
/** A token that was refused so soon after it came was not refused for its age. */
const NEW_MS = 60_000

/** How an account stands: usable; gone until its user connects again; or not to be had just now. */
export type Standing =
  | { state: 'ready'; account: UpstreamAccount }
  | { state: 'lost' }
  | { state: 'away'; problem: SignInError }

const LOST: Standing = { state: 'lost' }

const endsWithin = ({ expiresAt }: UpstreamAccount, ms: number, now = Date.now()) =>
  expiresAt !== null && expiresAt.getTime() - now < ms

/** How long before its end a token is replaced: of one that is short-lived, the last quarter. */
function aheadOf({ expiresAt, secret }: UpstreamAccount): number {
  if (secret.kind !== 'oauth' || !secret.tokens.refreshToken) return 0
  const lifetime = (expiresAt?.getTime() ?? 0) - (secret.tokens.issuedAt ?? 0)
  return Math.min(AHEAD_MS, lifetime / 4)
}

function standingOf(account: UpstreamAccount | null): Standing {
  return account && !account.lost ? { state: 'ready', account } : LOST
}

async function refreshed(account: UpstreamAccount): Promise<Standing> {
  try {
    const current = await refreshAccount(account)
    // Where another process was first, and its message has not come, what is remembered here is a version behind.
    forgetAccount(account.connectorId, account.userId)
    return standingOf(current)
  } catch (error) {
    if (!(error instanceof SignInError)) throw error
    return { state: 'away', problem: error }
  }
}

/** One refresh per account in this process: whoever comes meanwhile gets its outcome. */
function refreshOnce(account: UpstreamAccount): Promise<Standing> {
  const running = singleton('account-refreshes', () => new Map<string, Promise<Standing>>())
  const key = `${account.connectorId} ${account.userId} ${account.version}`
  const known = running.get(key)
  if (known) return known
  const outcome = refreshed(account)
  running.set(key, outcome)
  const forget = () => void running.delete(key)
  outcome.then(({ state }) => (state === 'away' ? setTimeout(forget, PAUSE_MS).unref() : forget()), forget)
  return outcome
}

/** The account with a token that lasts, refreshed ahead of its end. While a refresh does not work, the token it has serves until its end. */
export async function freshAccount(connectorId: string, userId: string): Promise<Standing> {
  const account = await findAccount(connectorId, userId)
  if (!account || account.lost || account.secret.kind !== 'oauth') return standingOf(account)
  if (!endsWithin(account, aheadOf(account))) return { state: 'ready', account }
  const standing = await refreshOnce(account)
  if (standing.state === 'away' && !endsWithin(account, 0)) return { state: 'ready', account }
  return standing
}

/** The same once the API has refused the account's token with 401; lost where there is no other to be had. */
export async function replaceRefused(account: UpstreamAccount, now = Date.now()): Promise<Standing> {
  const { secret } = account
  if (secret.kind !== 'oauth') return LOST
  if (secret.tokens.refreshToken) return refreshOnce(account)
  if (now - (secret.tokens.issuedAt ?? 0) > NEW_MS) await loseAccount(account)
  return LOST
}
