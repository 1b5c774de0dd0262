import { subscribe } from '@/lib/bus'
import { hashToken } from '@/lib/crypto'
import { db } from '@/lib/db'
import { singleton } from '@/lib/singleton'
import { resourceDomain } from './connector-resource'
import type { Caller } from './schema'

const CACHE_MS = 5_000
const CACHE_SIZE = 10_000

export interface AccessTokenRecord {
  caller: Caller
  audience: string
  expiresAt: number
}

interface Payload {
  accountId?: string
  clientId?: string
  grantId?: string
  aud?: string
  scope?: string
  exp?: number
}

interface Cache {
  entries: Map<string, { record: AccessTokenRecord; until: number }>
  /** Counts revocations, so that a lookup which was under way during one is not kept. */
  revocations: number
}

function cache(): Cache {
  return singleton('oauth-access-tokens', () => {
    const made: Cache = { entries: new Map(), revocations: 0 }
    subscribe('grant.revoked', ({ grantId }) => {
      made.revocations += 1
      for (const [key, { record }] of made.entries) if (record.caller.grantId === grantId) made.entries.delete(key)
    })
    subscribe('domain.changed', ({ host }) => {
      made.revocations += 1
      const resource = `https://${host}/mcp`
      for (const [key, { record }] of made.entries) if (record.audience === resource) made.entries.delete(key)
    })
    return made
  })
}

async function readAccessToken(idHash: string): Promise<AccessTokenRecord | null> {
  const row = await db().oAuthRecord.findUnique({ where: { model_idHash: { model: 'AccessToken', idHash } } })
  if (!row) return null
  const { accountId, clientId, grantId, aud, scope, exp } = row.payload as Payload
  if (!accountId || !clientId || !grantId || !aud || !exp) return null

  const domain = await resourceDomain(aud)
  const slug = domain?.slug ?? aud.slice(aud.lastIndexOf('/') + 1)
  const [user, grant, connector] = await Promise.all([
    db().user.findUnique({ where: { id: accountId }, select: { id: true } }),
    // A token written while its grant was being revoked outlives it by a row; the grant decides.
    db().oAuthRecord.findFirst({ where: { model: 'Grant', grantId }, select: { createdAt: true } }),
    db().connector.findUnique({ where: { slug }, select: { createdAt: true } }),
  ])
  // A slug can be given up and taken by somebody else, to whom the user has allowed nothing.
  if (!user || !grant || !connector || grant.createdAt < connector.createdAt) return null
  // So can a domain.
  if (domain && grant.createdAt < domain.since) return null
  return {
    caller: { userId: accountId, clientId, grantId, scopes: scope ? scope.split(' ') : [] },
    audience: aud,
    expiresAt: exp * 1000,
  }
}

/** What an access token stands for; null when it is unknown or revoked, or its account is gone. The caller checks expiry and audience. */
export async function findAccessToken(token: string): Promise<AccessTokenRecord | null> {
  const key = hashToken(token)
  const { entries, revocations } = cache()
  const cached = entries.get(key)
  if (cached && cached.until > Date.now()) return cached.record

  const record = await readAccessToken(key)
  entries.delete(key)
  if (record && cache().revocations === revocations) {
    if (entries.size >= CACHE_SIZE) entries.delete(entries.keys().next().value ?? '')
    entries.set(key, { record, until: Date.now() + CACHE_MS })
  }
  return record
}
