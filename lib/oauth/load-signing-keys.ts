import { generateKeyPairSync, randomUUID } from 'node:crypto'
import type { JWK } from 'oidc-provider'
import { seal, unseal } from '@/lib/crypto'
import { db, isUniqueViolation } from '@/lib/db'

const FIRST_KEY = 'es256-1'
const owner = (id: string) => `signing-key:${id}`

function makeKey(): JWK {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = privateKey.export({ format: 'jwk' }) as JWK
  return { ...jwk, kty: 'EC', use: 'sig', alg: 'ES256', kid: randomUUID() }
}

/** The instance's private ES256 keys, newest first. The first one is made here; of several processes, one makes it. */
export async function loadSigningKeys(): Promise<JWK[]> {
  if ((await db().signingKey.count()) === 0) await createFirstKey()
  const rows = await db().signingKey.findMany({ orderBy: { createdAt: 'desc' } })
  return rows.map(({ id, sealed }) => JSON.parse(unseal(sealed, owner(id))))
}

async function createFirstKey(): Promise<void> {
  try {
    await db().signingKey.create({
      data: { id: FIRST_KEY, sealed: seal(JSON.stringify(makeKey()), owner(FIRST_KEY)) },
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
  }
}
