// The real portal with a connector over the fixture API.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from '../../scripts/run.mjs'
import { ownDatabase, startPortal } from '../support/portal.mjs'

/** Fills the database with the product's own verbs. The embedded database is one process's: this ends before the portal starts. */
async function seed(env, args) {
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
  const seeding = spawnSync(process.execPath, [outfile, ...args], { cwd: root, env, encoding: 'utf8' })
  if (seeding.status !== 0) throw new Error(`The database could not be filled.\n${seeding.stderr}`)
}

/** Starts the portal over `apiOrigin`; gives its origin, what it printed, and `stop`. */
export async function startSeededPortal(apiOrigin) {
  const dataDir = mkdtempSync(join(tmpdir(), 'portico-conformance-'))
  const database = await ownDatabase()
  const env = {
    ...database.env,
    ALLOW_PRIVATE_UPSTREAMS: 'true',
    SECRET_KEY: 'the secret key of the conformance runs, forty characters',
  }
  const clean = async () => {
    rmSync(dataDir, { recursive: true, force: true })
    await database.drop()
  }
  try {
    const { PATH } = process.env
    await seed({ PATH, NODE_ENV: 'production', DATA_DIR: dataDir, ...env }, [apiOrigin])
    const portal = await startPortal({ dataDir, database, env })
    return {
      origin: `http://127.0.0.1:${portal.port}`,
      printed: portal.printed,
      async stop() {
        await portal.stop()
        await clean()
      },
    }
  } catch (error) {
    await clean()
    throw error
  }
}
