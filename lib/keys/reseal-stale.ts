import { setImmediate } from 'node:timers/promises'
import { activeKey, envelopePrefix, type RingKey, reseal } from '@/lib/crypto'
import { db } from '@/lib/db'
import { filled, SEALED_COLUMNS, type SealedColumn } from './sealed-columns'

const BATCH = 100

interface StaleRow {
  id: string
  envelope: string
  owner: string
}

export interface Resealed {
  resealed: number
  /** Envelopes that no key of this instance opens. */
  lost: number
}

function readBatch(column: SealedColumn, prefix: string, after: string): Promise<StaleRow[]> {
  const { table, id, value, owner = `''` } = column
  return db().$queryRawUnsafe<StaleRow[]>(
    `SELECT "${id}" AS "id", ${value} AS "envelope", ${owner} AS "owner" FROM "${table}"
     WHERE ${filled(column)} AND NOT starts_with(${value}, $1) AND "${id}" > $2 ORDER BY "${id}" LIMIT ${BATCH}`,
    prefix,
    after,
  )
}

/** Only while the row holds what was read: somebody may have saved another secret since. */
async function replace(column: SealedColumn, { id, envelope }: StaleRow, sealed: string): Promise<boolean> {
  const count = await db().$executeRawUnsafe(
    `UPDATE "${column.table}" SET ${column.write('$1')}
     WHERE "${column.id}" = $2 AND ${column.value} = $3${column.only ? ` AND ${column.only}` : ''}`,
    sealed,
    id,
    envelope,
  )
  return count > 0
}

function tryReseal({ envelope, owner }: StaleRow, key: RingKey): string | null {
  try {
    return reseal(envelope, key, owner)
  } catch {
    // Counted, reported and left as it is: a key may yet be given back.
    return null
  }
}

async function resealColumn(column: SealedColumn, key: RingKey, so: Resealed): Promise<void> {
  const prefix = envelopePrefix(key.id)
  let after = ''
  for (;;) {
    const rows = await readBatch(column, prefix, after)
    for (const row of rows) {
      // The embedded database answers without letting anything else have its turn.
      await setImmediate()
      const sealed = tryReseal(row, key)
      if (sealed === null) so.lost += 1
      else if (await replace(column, row, sealed)) so.resealed += 1
    }
    if (rows.length < BATCH) return
    after = rows.at(-1)?.id ?? after
  }
}

/** Seals with the active key whatever another one sealed, in batches. Ended anywhere, the next run goes on from there. */
export async function resealStale(key = activeKey()): Promise<Resealed> {
  const so: Resealed = { resealed: 0, lost: 0 }
  if (key) for (const column of SEALED_COLUMNS) await resealColumn(column, key, so)
  return so
}
