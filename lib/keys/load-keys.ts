import { randomBytes } from 'node:crypto'
import { isWrappedToday, keyRing, newKey, setKeyRing, unwrapKey, wrapKey } from '@/lib/crypto'
import { db, isUniqueViolation } from '@/lib/db'

const FIRST_KEY = 'first'

interface KeyRow {
  id: string
  sealed: string
  activeFrom: Date
}

/** A row for a new key that seals from `activeFrom` on. */
export function newKeyRow(activeFrom: Date, id = randomBytes(6).toString('base64url')): KeyRow {
  return { id, sealed: wrapKey(newKey(), id), activeFrom }
}

/** Of processes that start at once, one makes it. */
async function createFirstKey(): Promise<void> {
  try {
    await db().sealingKey.create({ data: newKeyRow(new Date(), FIRST_KEY) })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
  }
}

/** A key this process holds already is not opened again: meanwhile it may be sealed with a SECRET_KEY it was not told. */
function open({ id, sealed, activeFrom }: KeyRow) {
  const held = keyRing().find((key) => key.id === id)
  return { id, key: held?.key ?? unwrapKey(sealed, id), activeFrom: activeFrom.getTime() }
}

/** What SECRET_KEY_PREVIOUS opened is sealed with SECRET_KEY from now on. */
async function rewrap({ id, sealed }: KeyRow): Promise<void> {
  await db().sealingKey.updateMany({ where: { id, sealed }, data: { sealed: wrapKey(unwrapKey(sealed, id), id) } })
}

/**
 * Reads the sealing keys into this process, and makes the first one. Throws a sentence when the instance's secret does
 * not open them.
 */
export async function loadKeys(): Promise<void> {
  if ((await db().sealingKey.count()) === 0) await createFirstKey()
  setKeyRing((await db().sealingKey.findMany()).map(open))
}

/** Seals with today's SECRET_KEY what is sealed with the previous one. */
export async function rewrapKeys(): Promise<void> {
  const rows = await db().sealingKey.findMany()
  for (const row of rows) if (!isWrappedToday(row.sealed)) await rewrap(row)
}
