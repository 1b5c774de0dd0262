import { isPartnerAccountId } from '@/lib/accounts'
import { subscribe } from '@/lib/bus'
import { findAdmission, toSettings } from '@/lib/connectors'
import { hashToken } from '@/lib/crypto'
import { db } from '@/lib/db'
import { singleton } from '@/lib/singleton'
import { resourceDomain } from './connector-resource'
import type { Caller } from './schema'

const CACHE_MS = 5_000
const CACHE_SIZE = 10_000

export interface AccessTokenRecord {
  caller: Caller
  connectorId: string
  audience: string
  /** Whether the account may connect: by its domain, or because it is invited. */
  admitted: boolean
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
  /** Counts what made tokens worth something else, so that a lookup which was under way is not kept. */
  changes: number
}

/** Forgets the tokens that a change is about, and every lookup under way. */
function forget(cache: Cache, concerns: (record: AccessTokenRecord) => boolean): void {
  cache.changes += 1
  for (const [key, { record }] of cache.entries) if (concerns(record)) cache.entries.delete(key)
}

function cache(): Cache {
  return singleton('oauth-access-tokens', () => {
    const made: Cache = { entries: new Map(), changes: 0 }
    subscribe('grant.revoked', ({ grantId }) => forget(made, ({ caller }) => caller.grantId === grantId))
    subscribe('user.changed', ({ userId }) => forget(made, ({ caller }) => caller.userId === userId))
    // Who may connect is part of the connector.
    subscribe('connector.changed', (event) => forget(made, ({ connectorId }) => connectorId === event.connectorId))
    subscribe('domain.changed', ({ host }) => forget(made, ({ audience }) => audience === `https://${host}/mcp`))
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
    // Of an account that a partner's server signed in, `authenticate` asks more.
    isPartnerAccountId(accountId) || db().user.findUnique({ where: { id: accountId }, select: { id: true } }),
    // A token written while its grant was being revoked outlives it by a row; the grant decides.
    db().oAuthRecord.findFirst({ where: { model: 'Grant', grantId }, select: { createdAt: true } }),
    db().connector.findUnique({ where: { slug } }),
  ])
  // A slug can be given up and taken by somebody else, to whom the user has allowed nothing.
  if (!user || !grant || !connector || grant.createdAt < connector.createdAt) return null
  // So can a domain.
  if (domain && grant.createdAt < domain.since) return null
  const { id: connectorId, partnerId } = connector
  const admission = await findAdmission({ id: connectorId, partnerId, ...toSettings(connector) }, accountId)
  return {
    connectorId,
    admitted: admission === 'admitted',
    caller: { userId: accountId, clientId, grantId, scopes: scope ? scope.split(' ') : [] },
    audience: aud,
    expiresAt: exp * 1000,
  }
}

/** What an access token stands for; null when it is unknown or revoked, or its account is gone. The caller checks expiry and audience. */
export async function findAccessToken(token: string): Promise<AccessTokenRecord | null> {
  const key = hashToken(token)
  const { entries, changes } = cache()
  const cached = entries.get(key)
  if (cached && cached.until > Date.now()) return cached.record

  const record = await readAccessToken(key)
  entries.delete(key)
  if (record && cache().changes === changes) {
    if (entries.size >= CACHE_SIZE) entries.delete(entries.keys().next().value ?? '')
    entries.set(key, { record, until: Date.now() + CACHE_MS })
  }
  return record
}
