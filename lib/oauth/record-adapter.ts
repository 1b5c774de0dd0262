import { type Adapter, type AdapterPayload, errors } from 'oidc-provider'
import { hashToken, seal, unseal } from '@/lib/crypto'
import { db, type Prisma } from '@/lib/db'
import { revokeGrant } from './revoke-grant'
import { sweepRecords } from './sweep-records'
import { type UsedToken, withinRefreshGrace } from './within-refresh-grace'

const DAY_MS = 86_400_000
/** A registered client that nobody has used is forgotten after a week, a used one 90 days after its last token. */
const UNUSED_CLIENT_MS = 7 * DAY_MS
const USED_CLIENT_MS = 90 * DAY_MS

const secretOwner = (clientId: string) => `oauth-client:${clientId}`

/** What is kept of a record. The id is a token or a cookie, so it appears nowhere, and a client's secret is sealed. */
function toStored(id: string, payload: AdapterPayload): Prisma.InputJsonObject {
  const { jti, consumed, ...kept } = payload
  if (kept.client_secret) kept.client_secret = seal(String(kept.client_secret), secretOwner(id))
  if (kept.session && typeof kept.session === 'object') {
    // The identifier of the browser's session cookie, which nothing reads.
    const { cookie, ...session } = kept.session as { cookie?: string }
    kept.session = session
  }
  return JSON.parse(JSON.stringify(kept))
}

function toPayload(id: string, stored: Prisma.JsonValue, consumedAt: Date | null): AdapterPayload {
  const payload: AdapterPayload = { ...(stored as AdapterPayload) }
  if (payload.client_secret) payload.client_secret = unseal(String(payload.client_secret), secretOwner(id))
  // A client's record is its metadata, where a `jti` has no place.
  if (!payload.client_id) payload.jti = id
  if (consumedAt) payload.consumed = Math.floor(consumedAt.getTime() / 1000)
  return payload
}

/** Keeps the records of oidc-provider in OAuthRecord, under the hash of their id. */
export class RecordAdapter implements Adapter {
  constructor(private readonly model: string) {}

  private key(id: string) {
    return { model_idHash: { model: this.model, idHash: hashToken(id) } }
  }

  private expiry(expiresIn: number | undefined): Date | null {
    if (this.model === 'Client') return new Date(Date.now() + UNUSED_CLIENT_MS)
    return expiresIn ? new Date(Date.now() + expiresIn * 1000) : null
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    const { model } = this
    const row = {
      payload: toStored(id, payload),
      grantId: model === 'Grant' ? id : (payload.grantId ?? null),
      uid: payload.uid ?? null,
      clientId: model === 'Client' ? id : (payload.clientId ?? null),
      accountId: payload.accountId ?? null,
      expiresAt: this.expiry(expiresIn),
    }
    await db().oAuthRecord.upsert({
      where: this.key(id),
      create: { model, idHash: hashToken(id), ...row },
      update: row,
    })
    if (payload.clientId && model === 'RefreshToken') await keepClient(payload.clientId)
    await sweepRecords()
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const row = await db().oAuthRecord.findUnique({ where: this.key(id) })
    // Everything else carries its own `exp`, and oidc-provider wants to see expired codes to notice their reuse.
    if (!row || (this.model === 'Client' && row.expiresAt && row.expiresAt <= new Date())) return undefined
    return toPayload(id, row.payload, (await this.mayUseAgain(row)) ? null : row.consumedAt)
  }

  private async mayUseAgain({
    consumedAt,
    ...row
  }: Pick<UsedToken, 'grantId' | 'payload'> & { consumedAt: Date | null }) {
    return this.model === 'RefreshToken' && consumedAt !== null && withinRefreshGrace({ ...row, consumedAt })
  }

  /** A session by its `uid`. Its id stays unknown, so what is found can be compared but not continued. */
  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    const row = await db().oAuthRecord.findFirst({ where: { model: this.model, uid } })
    return row ? { ...(row.payload as AdapterPayload) } : undefined
  }

  async findByUserCode(): Promise<undefined> {
    return undefined
  }

  /**
   * Marks a code or refresh token as used. Of several requests at once with one code, one wins and the others get `invalid_grant`; with one
   * refresh token each is answered within the grace, which counts from the first.
   */
  async consume(id: string): Promise<void> {
    const { model_idHash } = this.key(id)
    const { count } = await db().oAuthRecord.updateMany({
      where: { ...model_idHash, consumedAt: null },
      data: { consumedAt: new Date() },
    })
    if (count === 1) return
    const row = await db().oAuthRecord.findUnique({ where: { model_idHash } })
    if (row && (await this.mayUseAgain(row))) return
    // A code has one honest use (RFC 6749, section 4.1.2).
    if (this.model === 'AuthorizationCode' && row?.grantId) await revokeGrant(row.grantId)
    throw new errors.InvalidGrant('used by another request at the same time')
  }

  async destroy(id: string): Promise<void> {
    await db().oAuthRecord.deleteMany({ where: { model: this.model, idHash: hashToken(id) } })
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await revokeGrant(grantId)
  }
}

async function keepClient(clientId: string): Promise<void> {
  await db().oAuthRecord.updateMany({
    where: { model: 'Client', idHash: hashToken(clientId) },
    data: { expiresAt: new Date(Date.now() + USED_CLIENT_MS) },
  })
}
