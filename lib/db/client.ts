import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { env } from '@/lib/env'
import { singleton } from '@/lib/singleton'
import { PrismaClient } from './generated/client'

/** The embedded database in DATA_DIR. Only one process may have it open; `server.ts` holds the lock. */
export function embeddedDatabase(): PGlite {
  return singleton('pglite', () => new PGlite(join(env().DATA_DIR, 'database')))
}

/** The one database client: PostgreSQL when DATABASE_URL is set, else the embedded database. */
export function db(): PrismaClient {
  return singleton('prisma', () => {
    const { DATABASE_URL } = env()
    const adapter = DATABASE_URL
      ? new PrismaPg({ connectionString: DATABASE_URL })
      : new PrismaPGlite(embeddedDatabase())
    return new PrismaClient({ adapter })
  })
}

const lastWrites = () => singleton<(() => Promise<void>)[]>('database-last-writes', () => [])

/** What is written in batches writes the rest of it before the database is closed. */
export function beforeClose(write: () => Promise<void>): void {
  lastWrites().push(write)
}

export async function closeDatabase(): Promise<void> {
  for (const write of lastWrites()) await write()
  await db().$disconnect()
  if (!env().DATABASE_URL) await embeddedDatabase().close()
}
