import { subscribe } from '@/lib/bus'
import { unseal } from '@/lib/crypto'
import { db } from '@/lib/db'
import { singleton } from '@/lib/singleton'
import type { AccountSecret, UpstreamAccount } from './schema'

const KEPT_MS = 5_000
const LIMIT = 10_000

interface Kept {
  account: Promise<UpstreamAccount | null>
  until: number
}

const keyOf = (connectorId: string, userId: string) => `${connectorId} ${userId}`

function cache(): Map<string, Kept> {
  return singleton('upstream-accounts', () => {
    const kept = new Map<string, Kept>()
    subscribe('account.changed', ({ connectorId, userId }) => kept.delete(keyOf(connectorId, userId)))
    return kept
  })
}

/** Has `findAccount` read the account again in this process. */
export function forgetAccount(connectorId: string, userId: string): void {
  cache().delete(keyOf(connectorId, userId))
}

/** What binds a sealed secret to its row. */
export function accountOwner(connectorId: string, userId: string): string {
  return `upstream-account:${connectorId}:${userId}`
}

/** The account as the database has it now; null where the user has none. */
export async function readAccount(connectorId: string, userId: string): Promise<UpstreamAccount | null> {
  const row = await db().upstreamAccount.findUnique({ where: { connectorId_userId: { connectorId, userId } } })
  if (!row) return null
  const { id, subject, name, email, expiresAt, version, lostAt } = row
  const secret: AccountSecret = JSON.parse(unseal(row.sealed, accountOwner(connectorId, userId)))
  return { id, connectorId, userId, subject, name, email, secret, expiresAt, version, lost: lostAt !== null }
}

/** `readAccount` from memory: at most 5 seconds old, and anew once it changed anywhere. */
export function findAccount(connectorId: string, userId: string): Promise<UpstreamAccount | null> {
  const kept = cache()
  const key = keyOf(connectorId, userId)
  const found = kept.get(key)
  if (found && found.until > Date.now()) return found.account
  const account = readAccount(connectorId, userId)
  const entry = { account, until: Date.now() + KEPT_MS }
  if (kept.size >= LIMIT) kept.delete(kept.keys().next().value ?? '')
  kept.set(key, entry)
  // A failed read is not kept.
  account.catch(() => {
    if (kept.get(key) === entry) kept.delete(key)
  })
  return account
}
