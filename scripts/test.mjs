// `npm test`: installs what is missing and runs every test. With TEST_DATABASE_URL the suites that use a database run on that
// PostgreSQL server, each file and each portal in a database of its own; of the journeys those that a database can break.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { install } from './install.mjs'
import { root, run } from './run.mjs'

process.chdir(root)
install()

const [{ build }, { findChromium }] = await Promise.all([import('./build.mjs'), import('./find-chromium.mjs')])
const onPostgres = Boolean(process.env.TEST_DATABASE_URL)
const results = mkdtempSync(join(tmpdir(), 'portico-results-'))
const report = (name) => join(results, `${name}.json`)
const readReport = (name) => JSON.parse(readFileSync(report(name), 'utf8'))
const step = (title) => console.log(`\n── ${title}`)

if (!onPostgres) {
  step('Format, lint, types, migrations')
  run('npx', ['biome', 'check', '.'])
  run('npx', ['next', 'typegen'], { quiet: true })
  run('npx', ['tsc', '--noEmit'])
  run(process.execPath, ['scripts/migration.mjs', 'check'])
}

const projects = onPostgres ? ['web', 'oauth'] : ['unit', 'web', 'oauth']
step(`Vitest: ${projects.join(', ')}${onPostgres ? ', on PostgreSQL' : ''}`)
run('npx', [
  'vitest',
  'run',
  ...projects.flatMap((project) => ['--project', project]),
  '--reporter=dot',
  '--reporter=json',
  `--outputFile.json=${report('vitest')}`,
])

/** Signing in to Claude, the three ways to a release, and what several instances do together. */
const POSTGRES_JOURNEYS = ['08-', '20-', '28-', '30-']

step('Build')
await build()

step('Playwright: journeys and accessibility')
const chromium = findChromium()
const journeys = onPostgres ? POSTGRES_JOURNEYS.map((name) => `test/e2e/${name}`) : []
run('npx', ['playwright', 'test', ...journeys, '--reporter=list,json'], {
  env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report('playwright'), ...(chromium && { CHROMIUM_PATH: chromium }) },
})

if (!onPostgres) {
  step('MCP conformance')
  run(process.execPath, ['test/conformance/run.mjs'])
}

const vitest = readReport('vitest')
const { stats } = readReport('playwright')
rmSync(results, { recursive: true, force: true })
console.log(`\n${vitest.numPassedTests + stats.expected} passed, ${vitest.numFailedTests + stats.unexpected} failed`)
