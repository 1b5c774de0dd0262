import { setTimeout } from 'node:timers/promises'
import { processRefreshTokenResponse, refreshTokenGrantRequest, type TokenEndpointResponse } from 'oauth4webapi'
import { publish, subscribe } from '@/lib/bus'
import { seal } from '@/lib/crypto'
import { db } from '@/lib/db'
import { explainFailure } from './explain-failure'
import { accountOwner, readAccount } from './find-account'
import { loadSignIn, type SignInServer } from './load-sign-in'
import { loseAccount } from './lose-account'
import type { UpstreamAccount, UpstreamTokens } from './schema'
import { SignInError } from './sign-in-error'
import { toParties } from './to-parties'
import { expiryOf, toTokens } from './to-tokens'

/** Longer than a refresh can take; a process that dies in the middle of one is waited for until then. */
const LEASE_MS = 30_000
/** How long is waited for a message that the account changed, before it is looked at anyway. */
const POLL_MS = { first: 200, last: 1_000 }

const rowOf = ({ connectorId, userId, version }: UpstreamAccount) => ({ connectorId, userId, version })

/** Whether it is this process's turn to refresh; of several that ask, one gets it. */
async function takeLease(account: UpstreamAccount, now = Date.now()): Promise<boolean> {
  const { count } = await db().upstreamAccount.updateMany({
    where: {
      ...rowOf(account),
      lostAt: null,
      OR: [{ leaseUntil: null }, { leaseUntil: { lt: new Date(now) } }],
    },
    data: { leaseUntil: new Date(now + LEASE_MS) },
  })
  return count === 1
}

/** Waits until this version of the account is settled, or its lease has run out. */
async function othersRefresh(account: UpstreamAccount): Promise<void> {
  const { connectorId, userId } = account
  let wake = () => {}
  const changed = new Promise<void>((resolve) => {
    wake = resolve
  })
  const stop = subscribe('account.changed', (event) => {
    if (event.connectorId === connectorId && event.userId === userId) wake()
  })
  try {
    for (let ms = POLL_MS.first; ; ms = Math.min(ms * 2, POLL_MS.last)) {
      await Promise.race([changed, setTimeout(ms, undefined, { ref: false })])
      const where = { ...rowOf(account), lostAt: null, leaseUntil: { gte: new Date() } }
      if ((await db().upstreamAccount.count({ where })) === 0) return
    }
  } finally {
    stop()
  }
}

/** Changes the account as it was read, and no other version of it. */
async function settle(account: UpstreamAccount, data: object): Promise<void> {
  const { connectorId, userId } = account
  await db().upstreamAccount.updateMany({
    where: rowOf(account),
    data: { ...data, version: { increment: 1 }, leaseUntil: null },
  })
  await publish('account.changed', { connectorId, userId })
}

async function requestTokens(server: SignInServer, refreshToken: string): Promise<TokenEndpointResponse> {
  const { server: as, client, auth, tokenOptions } = toParties(server)
  try {
    const response = await refreshTokenGrantRequest(as, client, auth, refreshToken, tokenOptions)
    return await processRefreshTokenResponse(as, client, response)
  } catch (error) {
    throw explainFailure(new URL(server.settings.tokenEndpoint).host, error)
  }
}

async function keepTokens(account: UpstreamAccount, answer: TokenEndpointResponse, before: UpstreamTokens) {
  const { connectorId, userId } = account
  const secret = { kind: 'oauth', tokens: toTokens(answer, before) }
  const sealed = seal(JSON.stringify(secret), accountOwner(connectorId, userId))
  await settle(account, { sealed, expiresAt: expiryOf(answer) })
}

/** One refresh, under the lease. A refusal for good is noted; anything else gives the lease back and is thrown. */
async function refreshNow(account: UpstreamAccount): Promise<void> {
  const { secret } = account
  const server = await loadSignIn(account.connectorId)
  if (!server || secret.kind !== 'oauth' || !secret.tokens.refreshToken) return loseAccount(account)
  try {
    await keepTokens(account, await requestTokens(server, secret.tokens.refreshToken), secret.tokens)
  } catch (error) {
    if (error instanceof SignInError && error.fault === 'lost') return loseAccount(account)
    await db().upstreamAccount.updateMany({ where: rowOf(account), data: { leaseUntil: null } })
    throw error
  }
}

/**
 * The account once `used` was replaced: refreshed here, or by whichever process was first; as it is where somebody has done so already.
 * One refresh at a time per account, across all processes. Throws `SignInError` where it may work later.
 */
export async function refreshAccount(used: UpstreamAccount): Promise<UpstreamAccount | null> {
  for (;;) {
    const account = await readAccount(used.connectorId, used.userId)
    if (!account || account.lost || account.version !== used.version) return account
    if (await takeLease(account)) await refreshNow(account)
    else await othersRefresh(account)
  }
}
