import { db } from '@/lib/db'
import { filled, SEALED_COLUMNS } from './sealed-columns'

/** How many values each key has sealed, by how their envelopes begin, such as `v2.first.`. */
export async function countSealed(): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const column of SEALED_COLUMNS) {
    const { table, value } = column
    const rows = await db().$queryRawUnsafe<{ prefix: string; count: bigint }[]>(
      `SELECT split_part(${value}, '.', 1) || '.' || split_part(${value}, '.', 2) || '.' AS "prefix", count(*) AS "count"
       FROM "${table}" WHERE ${filled(column)} GROUP BY 1`,
    )
    for (const { prefix, count } of rows) counts.set(prefix, (counts.get(prefix) ?? 0) + Number(count))
  }
  return counts
}
