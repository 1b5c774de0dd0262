// `npm run test:conformance`: the MCP conformance suite against connectors of the real portal. `--verbose` shows every check.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from '../../scripts/build.mjs'
import { install } from '../../scripts/install.mjs'
import { root } from '../../scripts/run.mjs'
import { runAuthorization } from './authorization.mjs'
import { startFixtureApi } from './fixture-api.mjs'
import { startSeededPortal } from './portal.mjs'
import { signInPublisher } from './publisher.mjs'
import { runSuite } from './suite.mjs'

const { slug, protectedSlug, owner } = JSON.parse(readFileSync(join(root, 'test/conformance/fixture.json'), 'utf8'))
const verbose = process.argv.includes('--verbose')

/** What a revision requires, with what a stateless connector cannot have as expected failures. */
function runRevision(origin, revision) {
  const expected = join(root, `test/conformance/expected/${revision}.yml`)
  const url = `${origin}/mcp/${slug}`
  return runSuite(['server', '--url', url, '--requirements', revision, '--expected-failures', expected])
}

/** One run and its one line; gives whether it passed. */
async function report(name, run) {
  const started = Date.now()
  const { printed, code } = await run()
  if (code !== 0 || verbose) console.log(printed)
  const [, passed = '?', failed = '?'] = /^Total: (\d+) passed, (\d+) failed/m.exec(printed) ?? []
  const checks = failed === '0' ? `${passed} checks` : `${passed} checks; ${failed} expected to fail or not required`
  const seconds = Math.round((Date.now() - started) / 1000)
  console.log(`conformance ${name}: ${code === 0 ? `passed (${checks})` : 'FAILED'} in ${seconds} s`)
  return code === 0
}

install()
await build()
let serveOtherRelease
const api = await startFixtureApi(() => serveOtherRelease())
const portal = await startSeededPortal(api.origin).catch(async (error) => {
  await api.close()
  throw error
})
const { origin } = portal
const outcomes = []
try {
  serveOtherRelease = await signInPublisher(origin, slug, owner)
  outcomes.push(await report('2025-11-25', () => runRevision(origin, '2025-11-25')))
  outcomes.push(await report('2026-07-28', () => runRevision(origin, '2026-07-28')))
  const resource = `${origin}/mcp/${protectedSlug}`
  outcomes.push(await report('authorization', () => runAuthorization(origin, resource, owner)))
} finally {
  await portal.stop()
  await api.close()
}
const passed = outcomes.every(Boolean)
if (!passed) console.log(portal.printed())
process.exit(passed ? 0 : 1)
