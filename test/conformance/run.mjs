// `npm run test:conformance`: the MCP conformance suite against a connector of the real portal.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from '../../scripts/build.mjs'
import { install } from '../../scripts/install.mjs'
import { root } from '../../scripts/run.mjs'
import { startFixtureApi } from './fixture-api.mjs'
import { startSeededPortal } from './portal.mjs'

const SLUG = 'test'
const REVISIONS = ['2025-11-25', '2026-07-28']
const SUITE = join(root, 'node_modules/@modelcontextprotocol/conformance/dist/index.js')
const verbose = process.argv.includes('--verbose')

/** Runs the suite's command line; gives what it printed and its exit code. */
function runSuite(args) {
  const results = mkdtempSync(join(tmpdir(), 'portico-conformance-results-'))
  const suite = spawn(
    process.execPath,
    ['--import', join(root, 'test/conformance/node-20.mjs'), SUITE, ...args, '-o', results],
    { cwd: root },
  )
  let output = ''
  for (const stream of [suite.stdout, suite.stderr]) stream.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => {
    suite.once('close', (code) => {
      rmSync(results, { recursive: true, force: true })
      resolve({ output, code })
    })
  })
}

/** One revision's requirements, with what a stateless connector of tools cannot have as expected failures. */
async function runRevision(url, revision) {
  const started = Date.now()
  const expected = join(root, `test/conformance/expected/${revision}.yml`)
  const { output, code } = await runSuite([
    'server',
    '--url',
    url,
    '--requirements',
    revision,
    '--expected-failures',
    expected,
  ])
  const seconds = Math.round((Date.now() - started) / 1000)
  if (code !== 0 || verbose) console.log(output)
  console.log(`conformance ${revision}: ${code === 0 ? 'passed' : 'FAILED'} in ${seconds} s`)
  return code === 0
}

install()
await build()
const republish = async () => {
  throw new Error('The connector cannot be published from here')
}
const api = await startFixtureApi(() => republish())
const portal = await startSeededPortal(api.origin)
let passed = true
try {
  for (const revision of REVISIONS) passed = (await runRevision(`${portal.origin}/mcp/${SLUG}`, revision)) && passed
} finally {
  await portal.stop()
  await api.close()
}
if (!passed) console.log(portal.printed())
process.exit(passed ? 0 : 1)
