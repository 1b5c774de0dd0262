// The real portal process on a data folder of its own.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { build } from 'esbuild'
import { root } from '../../scripts/run.mjs'

const READY_MS = 60_000

async function freePort() {
  const server = createServer()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Fills the folder's database. The embedded database is one process's, so this ends before the portal starts. */
async function seed(environment, args) {
  const outfile = join(root, 'build/conformance-seed.js')
  await build({
    entryPoints: [join(root, 'test/conformance/seed.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  })
  const { status, stderr } = spawnSync(process.execPath, [outfile, ...args], {
    cwd: root,
    env: environment,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`The database could not be filled.\n${stderr}`)
}

async function untilReady(origin, portal) {
  const deadline = Date.now() + READY_MS
  while (Date.now() < deadline && portal.exitCode === null) {
    const answered = await fetch(`${origin}/healthz`).then(
      (response) => response.ok,
      () => false,
    )
    if (answered) return
    await pause(200)
  }
  throw new Error('The portal did not start.')
}

/** A running portal with the connector over `apiOrigin`; gives its origin and how to end it. */
export async function startPortal(apiOrigin) {
  const folder = mkdtempSync(join(tmpdir(), 'portico-conformance-'))
  const port = await freePort()
  const { DATABASE_URL: _, PUBLIC_URL: __, ...inherited } = process.env
  const environment = {
    ...inherited,
    NODE_ENV: 'production',
    DATA_DIR: folder,
    PORT: String(port),
    ALLOW_PRIVATE_UPSTREAMS: 'true',
    SECRET_KEY: 'the secret key of the conformance runs, forty characters',
  }
  await seed(environment, [apiOrigin])

  let log = ''
  const portal = spawn(process.execPath, ['build/server.js'], { cwd: root, env: environment })
  for (const output of [portal.stdout, portal.stderr]) output.on('data', (chunk) => (log += chunk))
  const ended = new Promise((resolve) => portal.once('exit', resolve))
  const close = async () => {
    portal.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const origin = `http://127.0.0.1:${port}`
  try {
    await untilReady(origin, portal)
  } catch (error) {
    await close()
    throw new Error(`${error.message}\n${log}`)
  }
  return { origin, close, log: () => log }
}
