import { db } from '@/lib/db'

/** What is counted or noted in passing, and is no change of anybody's things. */
const PASSING = ['RateBucket', '_prisma_migrations']

/** Everything in the database, as text to compare. */
export async function databaseContents(): Promise<string> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT table_name::text AS name FROM information_schema.tables
    WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY 1`
  const contents: string[] = []
  for (const { name } of tables) {
    if (PASSING.includes(name)) continue
    const sql = `SELECT coalesce(json_agg(row ORDER BY row), '[]')::text AS rows
      FROM (SELECT (to_jsonb(t) - 'lastUsedAt')::text AS row FROM "${name}" t) rows`
    const [found] = await db().$queryRawUnsafe<{ rows: string }[]>(sql)
    contents.push(`${name}: ${found?.rows}`)
  }
  return contents.join('\n')
}
