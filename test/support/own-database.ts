import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, inject } from 'vitest'

// Each test file has a database of its own, copied from the migrated template.
const server = process.env.TEST_DATABASE_URL
const template = inject('databaseTemplate')
const folder = mkdtempSync(join(tmpdir(), 'portico-test-'))
const name = `portico_test_${randomBytes(6).toString('hex')}`

async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: server })
  await client.connect()
  await client.query(sql)
  await client.end()
}

process.env.DATA_DIR = folder
process.env.SECRET_KEY = 'the secret key of the test suite, forty characters'
process.env.PORT = '3000'
if (server) {
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  process.env.DATABASE_URL = Object.assign(new URL(server), { pathname: `/${name}` }).href
} else {
  cpSync(template, folder, { recursive: true })
}

afterAll(async () => {
  const [{ closeBus }, { closeDatabase }] = await Promise.all([import('@/lib/bus'), import('@/lib/db')])
  await closeBus()
  await closeDatabase()
  rmSync(folder, { recursive: true, force: true })
  if (server) await onServer(`DROP DATABASE ${name} WITH (FORCE)`)
})
