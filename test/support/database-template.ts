import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { singleton } from '@/lib/singleton'

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated, closed data folder to copy, or the name of a migrated PostgreSQL database to clone. */
    databaseTemplate: string
  }
}

async function withPostgres<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

interface Template {
  name: string
  remove(): Promise<void>
}

async function makeTemplate(): Promise<Template> {
  const folder = mkdtempSync(join(tmpdir(), 'portico-template-'))
  const server = process.env.TEST_DATABASE_URL
  const name = `portico_template_${randomBytes(6).toString('hex')}`
  process.env.DATA_DIR = folder
  process.env.SECRET_KEY = 'the secret key of the test suite, forty characters'
  if (server) {
    await withPostgres(server, (client) => client.query(`CREATE DATABASE ${name}`))
    process.env.DATABASE_URL = Object.assign(new URL(server), { pathname: `/${name}` }).href
  }
  const { closeDatabase, migrate } = await import('@/lib/db')
  await migrate()
  await closeDatabase()
  return {
    name: server ? name : folder,
    async remove() {
      rmSync(folder, { recursive: true, force: true })
      if (server) await withPostgres(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
    },
  }
}

/** Migrates once for all projects; each test file then starts from a copy. On TEST_DATABASE_URL when it is set, else embedded. */
export default async function setup(project: TestProject) {
  const template = await singleton('database-template', makeTemplate)
  project.provide('databaseTemplate', template.name)
  return () => template.remove()
}
