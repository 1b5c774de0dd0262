import { generateKeyPairSync, randomUUID } from 'node:crypto'
import type { JWK } from 'oidc-provider'
import { seal, unseal } from '@/lib/crypto'
import { db, isUniqueViolation } from '@/lib/db'

const FIRST_KEY = 'es256-1'
/** Published this long before it signs, so that every instance and whoever reads our keys has it by then. */
const SIGNS_AFTER_MS = 60_000
/** What was signed last with the former key has expired by then: an hour, and a margin for clocks. */
const KEPT_MS = 65 * 60_000
const owner = (id: string) => `signing-key:${id}`

export interface SigningKeyState {
  id: string
  createdAt: Date
  state: 'coming' | 'active' | 'retiring'
  /** When it begins to sign, or is taken away. */
  changesAt: number | null
}

function makeKey(): JWK {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = privateKey.export({ format: 'jwk' }) as JWK
  return { ...jwk, kty: 'EC', use: 'sig', alg: 'ES256', kid: randomUUID() }
}

/** Adds a signing key; it is published at once and signs a minute later. */
export async function addSigningKey(id: string = randomUUID()): Promise<void> {
  await db().signingKey.create({ data: { id, sealed: seal(JSON.stringify(makeKey()), owner(id)) } })
}

/** Of several processes, one makes it. */
async function createFirstKey(): Promise<void> {
  try {
    await addSigningKey(FIRST_KEY)
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
  }
}

/** The one that signs is the newest whose time has come; where there is none yet, the oldest. Keys come newest first. */
function describeKeys(rows: { id: string; createdAt: Date }[], now: number): SigningKeyState[] {
  const signsAt = (row: { createdAt: Date }) => row.createdAt.getTime() + SIGNS_AFTER_MS
  const active = rows.find((row) => signsAt(row) <= now) ?? rows.at(-1)
  const at = rows.findIndex(({ id }) => id === active?.id)
  return rows.map((row, index) => {
    const about = { id: row.id, createdAt: row.createdAt }
    if (index < at) return { ...about, state: 'coming', changesAt: signsAt(row) }
    if (index === at) return { ...about, state: 'active', changesAt: null }
    const successor = rows[index - 1] ?? row
    return { ...about, state: 'retiring', changesAt: signsAt(successor) + KEPT_MS }
  })
}

/** The signing keys, newest first, once those are deleted that nothing valid was signed with. */
export async function listSigningKeys(now = Date.now()): Promise<SigningKeyState[]> {
  const rows = await db().signingKey.findMany({ select: { id: true, createdAt: true }, orderBy: { createdAt: 'desc' } })
  const states = describeKeys(rows, now)
  const over = states.filter(({ state, changesAt }) => state === 'retiring' && changesAt !== null && changesAt <= now)
  await db().signingKey.deleteMany({ where: { id: { in: over.map(({ id }) => id) } } })
  return states.filter((key) => !over.includes(key))
}

/** The instance's private ES256 keys, the one that signs first, and until when that is so. The first one is made here. */
export async function loadSigningKeys(now = Date.now()): Promise<{ keys: JWK[]; until: number }> {
  if ((await db().signingKey.count()) === 0) await createFirstKey()
  const states = await listSigningKeys(now)
  const rows = new Map((await db().signingKey.findMany()).map(({ id, sealed }) => [id, sealed]))
  const sorted = [...states].sort((a, b) => Number(b.state === 'active') - Number(a.state === 'active'))
  const keys = sorted.flatMap(({ id }) => {
    const sealed = rows.get(id)
    return sealed ? [JSON.parse(unseal(sealed, owner(id))) as JWK] : []
  })
  return { keys, until: Math.min(...states.map(({ changesAt }) => changesAt ?? Number.POSITIVE_INFINITY)) }
}
