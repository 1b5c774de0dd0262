import { setTimeout } from 'node:timers/promises'
import { subscribe } from '@/lib/bus'
import { seal, unseal } from '@/lib/crypto'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { singleton } from '@/lib/singleton'
import { type ClientToken, requestToken, type TokenOptions } from './request-token'
import type { ClientCredentials } from './schema'

/** Longer than a token server is waited for. */
const LEASE_MS = 20_000
const POLL_MS = 100

/** A stored credential whose calls carry a token. */
export interface TokenOwner {
  connectorId: string
  credentialId: string
  credential: ClientCredentials
}

interface Kept {
  connectorId: string
  token: ClientToken | null
  asking: Promise<ClientToken> | null
}

function cache(): Map<string, Kept> {
  return singleton('client-tokens', () => {
    const kept = new Map<string, Kept>()
    subscribe('connector.changed', ({ connectorId }) => {
      for (const [id, entry] of kept) if (entry.connectorId === connectorId) kept.delete(id)
    })
    return kept
  })
}

const tokenOwner = (credentialId: string) => `client-token:${credentialId}`

function usable(token: ClientToken | null, refused: string | undefined): token is ClientToken {
  return token !== null && token.until.getTime() > Date.now() && token.value !== refused
}

/** What another process has stored, and the row as it is. */
async function readStored(credentialId: string) {
  const row = await db().credential.findUnique({ where: { id: credentialId } })
  if (!row) throw new AppError('conflict', 'The credential of this connector has just been changed. Call again.')
  const stored = row.token !== '' && row.tokenUntil !== null
  return {
    updatedAt: row.updatedAt,
    token: stored && row.tokenUntil ? { value: unseal(row.token, tokenOwner(row.id)), until: row.tokenUntil } : null,
  }
}

/** Asks the server while no other process does, and shares what it gives. Null where another one is asking. */
async function askAlone(owner: TokenOwner, updatedAt: Date, options: TokenOptions): Promise<ClientToken | null> {
  const id = owner.credentialId
  const leaseUntil = new Date(Date.now() + LEASE_MS)
  // `updatedAt` is when the partner stored it, and stays.
  const { count } = await db().credential.updateMany({
    where: { id, updatedAt, OR: [{ leaseUntil: null }, { leaseUntil: { lt: new Date() } }] },
    data: { leaseUntil, updatedAt },
  })
  if (count === 0) return null
  const mine = { id, updatedAt, leaseUntil }
  try {
    const token = await requestToken(owner.credential, options)
    await db().credential.updateMany({
      where: mine,
      data: { token: seal(token.value, tokenOwner(id)), tokenUntil: token.until, updatedAt },
    })
    return token
  } finally {
    await db().credential.updateMany({ where: mine, data: { leaseUntil: null, updatedAt } })
  }
}

async function obtain(owner: TokenOwner, refused: string | undefined, options: TokenOptions): Promise<ClientToken> {
  for (const end = Date.now() + LEASE_MS; ; ) {
    const { token, updatedAt } = await readStored(owner.credentialId)
    if (usable(token, refused)) return token
    const asked = await askAlone(owner, updatedAt, options)
    if (asked) return asked
    if (Date.now() > end) {
      throw new AppError('upstream_unreachable', 'The token server of this API takes too long. Call again in a moment.')
    }
    await setTimeout(POLL_MS)
  }
}

/**
 * The token that calls carry: kept until shortly before it ends, shared by all instances, and asked for once at a time. `refused` is one
 * that the API did not take, so another is got. Throws as `requestToken` does.
 */
export async function findClientToken(
  owner: TokenOwner,
  refused?: string,
  options: Omit<TokenOptions, 'signal'> = {},
): Promise<string> {
  const all = cache()
  const entry = all.get(owner.credentialId) ?? { connectorId: owner.connectorId, token: null, asking: null }
  all.set(owner.credentialId, entry)
  if (usable(entry.token, refused)) return entry.token.value
  // No signal: others wait for the same answer, and one of them may hang up.
  entry.asking ??= obtain(owner, refused, options).finally(() => {
    entry.asking = null
  })
  const token = await entry.asking
  entry.token = token
  if (token.value !== refused) return token.value
  return findClientTokenAgain(owner, refused, options)
}

/** Of those who waited for one answer, the one that was refused just this token asks once more. */
async function findClientTokenAgain(owner: TokenOwner, refused: string, options: TokenOptions): Promise<string> {
  const { value } = await obtain(owner, refused, options)
  return value
}
