import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { env } from '@/lib/env'
import { embeddedDatabase } from './client'

/** What the two drivers have in common for running a script. */
interface Connection {
  exec(sql: string): Promise<unknown>
  query<Row>(sql: string, values?: unknown[]): Promise<{ rows: Row[] }>
  close(): Promise<void>
}

interface Migration {
  name: string
  sql: string
  checksum: string
}

// Prisma's own table, column for column, so that `prisma migrate deploy` agrees about what has run.
const MIGRATIONS_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`

const ADVISORY_LOCK = 72_707_369

async function connect(): Promise<Connection> {
  const { DATABASE_URL } = env()
  if (!DATABASE_URL) {
    const pglite = embeddedDatabase()
    return {
      exec: (sql) => pglite.exec(sql),
      query: (sql, values) => pglite.query(sql, values),
      close: async () => {},
    }
  }
  const client = new Client({ connectionString: DATABASE_URL })
  await client.connect()
  // Released with the connection, also when this process dies.
  await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK])
  return {
    exec: (sql) => client.query(sql),
    query: async (sql, values) => ({ rows: (await client.query(sql, values)).rows }),
    close: () => client.end(),
  }
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

async function apply(connection: Connection, migration: Migration): Promise<void> {
  await connection.exec('BEGIN')
  try {
    await connection.exec(migration.sql)
    await connection.query(
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
       VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    )
    await connection.exec('COMMIT')
  } catch (error) {
    await connection.exec('ROLLBACK')
    throw new Error(`Migration ${migration.name} failed and was rolled back`, { cause: error })
  }
}

/** Applies what of `prisma/migrations` has not run yet, each in one transaction; gives their names. Safe to call from several processes. */
export async function migrate(folder = join(process.cwd(), 'prisma/migrations')): Promise<string[]> {
  const connection = await connect()
  try {
    await connection.exec(MIGRATIONS_TABLE)
    const { rows } = await connection.query<{ migration_name: string }>(
      'SELECT "migration_name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL',
    )
    const done = new Set(rows.map((row) => row.migration_name))
    const pending = readMigrations(folder).filter(({ name }) => !done.has(name))
    for (const migration of pending) await apply(connection, migration)
    return pending.map(({ name }) => name)
  } finally {
    await connection.close()
  }
}
