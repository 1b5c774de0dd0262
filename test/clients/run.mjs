// `npm run test:clients`: the real Claude Code, the MCP Inspector and the SDK's clients against the connectors of a new portal: the
// open sample, its downloaded plugin, a desktop bundle, then every way to sign in. The model is scripted; nothing leaves this machine.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from '../../scripts/build.mjs'
import { install } from '../../scripts/install.mjs'
import { PartnerServer } from '../support/partner-server.mjs'
import { startPortal } from '../support/portal.mjs'
import { checkAccess } from './check-access.mjs'
import { checkBundle } from './check-bundle.mjs'
import { checkSession, checkWithInspector } from './check-endpoint.mjs'
import { checkMixes } from './check-mixes.mjs'
import { checkPlugin, unzipPlugin } from './check-plugin.mjs'
import { Checks } from './checks.mjs'
import { ClaudeCode } from './claude-code.mjs'
import { publishConnectors } from './connectors.mjs'
import { installClients } from './install-clients.mjs'
import { Owner, Person } from './person.mjs'
import { Publisher } from './publisher.mjs'
import { startShopApi } from './shop-api.mjs'

install()
await build()
const programs = installClients()
const scratch = mkdtempSync(join(tmpdir(), 'portico-clients-run-'))
const portal = await startPortal({ env: { ALLOW_PRIVATE_UPSTREAMS: 'true' } })
const partner = await PartnerServer.start({ redirectUris: [`${portal.origin}/oauth/partner/callback`] })
const api = await startShopApi(partner)
const checks = new Checks()

/** Claude Code as on a new machine. */
const freshClaude = () => new ClaudeCode(programs.claude, mkdtempSync(join(scratch, 'home-')))

try {
  const owner = new Owner(portal.origin, 'Olga')
  const slug = await owner.publishSample()
  const url = `${portal.origin}/mcp/${slug}`

  console.log('\nOpen connector')
  const tools = await checkWithInspector(checks, { inspector: programs.inspector, home: scratch, url })
  await checkSession(checks, { claude: freshClaude(), url, tools })

  console.log('\nThe downloaded plugin, of the same connector with portal accounts')
  await owner.requireAccounts()
  const plugin = unzipPlugin(await owner.downloadPlugin(), join(scratch, 'plugin'))
  await checkPlugin(checks, { claude: freshClaude(), plugin })

  console.log('\nA desktop bundle over an API that asks for a key')
  const folder = mkdtempSync(join(scratch, 'bundle-'))
  await checkBundle(checks, { mcpb: programs.mcpb, freshClaude, api: api.url, folder })

  const publisher = new Publisher(portal.origin, owner)
  await publisher.signIn()
  const endpoints = await publishConnectors(publisher, { api: api.url, partner: partner.origin })
  const people = ['Ada', 'Bob', 'Cleo', 'Dan'].map((name) => new Person(portal.origin, name))
  for (const [way, url] of Object.entries(endpoints)) {
    await checkAccess(checks, { way, url, people, freshClaude })
  }

  await checkMixes(checks, { api: api.url, programs, scratch })
} finally {
  await api.stop()
  partner.stop()
  await portal.stop()
  rmSync(scratch, { recursive: true, force: true })
}
console.log(`\n${checks.passed} passed, ${checks.failed} failed`)
process.exit(checks.failed === 0 ? 0 : 1)
