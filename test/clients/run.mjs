// `npm run test:clients`: the real Claude Code and MCP Inspector against the sample connector of a new portal: open, then over
// OAuth, with the downloaded plugin. The model is scripted; nothing leaves this machine.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from '../../scripts/build.mjs'
import { install } from '../../scripts/install.mjs'
import { startPortal } from '../support/portal.mjs'
import { checkLogin, checkSession, checkWithInspector } from './check-endpoint.mjs'
import { checkPlugin, unzipPlugin } from './check-plugin.mjs'
import { Checks } from './checks.mjs'
import { ClaudeCode } from './claude-code.mjs'
import { installClients } from './install-clients.mjs'
import { Person } from './person.mjs'

install()
await build()
const programs = installClients()
const scratch = mkdtempSync(join(tmpdir(), 'portico-clients-run-'))
const portal = await startPortal()
const checks = new Checks()

/** Claude Code as on a new machine. */
function freshClaude(name) {
  const home = join(scratch, name)
  mkdirSync(home)
  return new ClaudeCode(programs.claude, home)
}

try {
  const person = new Person(portal.origin)
  const slug = await person.publishSample()
  const url = `${portal.origin}/mcp/${slug}`

  console.log('\nOpen connector')
  const tools = await checkWithInspector(checks, { inspector: programs.inspector, home: scratch, url })
  await checkSession(checks, { claude: freshClaude('open'), url, tools })

  console.log('\nThe same connector, with portal accounts')
  await person.requireAccounts()
  const claude = freshClaude('accounts')
  await checkLogin(checks, { claude, person, url })
  await checkSession(checks, { claude, url, tools })

  console.log('\nThe downloaded plugin')
  const plugin = unzipPlugin(await person.downloadPlugin(), join(scratch, 'plugin'))
  await checkPlugin(checks, { claude: freshClaude('installer'), plugin })
} finally {
  await portal.stop()
  rmSync(scratch, { recursive: true, force: true })
}
console.log(`\n${checks.passed} passed, ${checks.failed} failed`)
process.exit(checks.failed === 0 ? 0 : 1)
