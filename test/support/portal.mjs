// A real portal in a process of its own, on a free loopback port, with a data folder (or PostgreSQL database) of its own.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

const root = fileURLToPath(new URL('../..', import.meta.url))
const START_MS = 60_000

/** A port that was free a moment ago. */
export async function freePort() {
  const server = createServer()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function onServer(sql) {
  const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL })
  await client.connect()
  await client.query(sql)
  await client.end()
}

/** A database for one portal: a new one on TEST_DATABASE_URL, or none, which means the embedded one. */
export async function ownDatabase() {
  const server = process.env.TEST_DATABASE_URL
  if (!server) return { env: {}, drop: async () => {} }
  const name = `portico_portal_${randomBytes(6).toString('hex')}`
  await onServer(`CREATE DATABASE ${name}`)
  const DATABASE_URL = Object.assign(new URL(server), { pathname: `/${name}` }).href
  return { env: { DATABASE_URL }, drop: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`) }
}

async function untilReady(child, origin, output) {
  for (const until = Date.now() + START_MS; Date.now() < until; await setTimeout(100)) {
    if (child.exitCode !== null) break
    const answer = await fetch(`${origin}/healthz`).catch(() => null)
    if (answer?.ok) return
  }
  child.kill()
  throw new Error(`The portal did not start:\n${output()}`)
}

/**
 * Starts `npm start`'s own script; gives the origin, what it printed, and `stop`. Expects a finished build.
 * @param {{ env?: Record<string, string>, dataDir?: string, port?: number, database?: { env: object, drop: () => Promise<void> } }} [options]
 */
export async function startPortal(options = {}) {
  const port = options.port ?? (await freePort())
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'portico-portal-'))
  const database = options.database ?? (await ownDatabase())
  const { PATH, HOME, TMPDIR } = process.env
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: {
      PATH,
      HOME,
      ...(TMPDIR && { TMPDIR }),
      PORT: String(port),
      DATA_DIR: dataDir,
      ...database.env,
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stdout.on('data', (chunk) => {
    printed += chunk
  })
  child.stderr.on('data', (chunk) => {
    printed += chunk
  })
  const origin = options.env?.PUBLIC_URL ?? `http://localhost:${port}`
  await untilReady(child, `http://127.0.0.1:${port}`, () => printed)

  return {
    origin,
    port,
    dataDir,
    printed: () => printed,
    /** Ends it as a power cut would; `stop` cleans up after it. */
    async kill() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise((resolve) => child.once('exit', resolve))
        child.kill('SIGTERM')
        await ended
      }
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true })
      if (!options.database) await database.drop()
    },
  }
}
