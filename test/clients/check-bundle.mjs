import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from '../../scripts/run.mjs'
import { runClient } from './run-client.mjs'
import { keyOf } from './shop-api.mjs'

const KEY = keyOf('Ada')

/** Has the product's own code write a bundle and a plugin with a local server into `folder`. */
async function writeBundle(api, folder) {
  const outfile = join(root, 'build/clients-write-bundle.js')
  await build({
    entryPoints: [join(root, 'test/clients/write-bundle.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  })
  const written = spawnSync(process.execPath, [outfile, api, folder], { cwd: root, encoding: 'utf8' })
  if (written.status !== 0) throw new Error(`No bundle could be written.\n${written.stderr}`)
}

const filesOf = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
    .sort()

/** The server of a bundle as an app starts it, with the user's settings filled in. */
function serverOf(folder, settings) {
  const { server } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  const filled = JSON.stringify(server.mcp_config)
    .replaceAll('$' + '{__dirname}', folder)
    .replace(/\$\{user_config\.(\w+)\}/g, (_, id) => settings[id] ?? '')
  return JSON.parse(filled)
}

async function checkWithMcpb(checks, { mcpb, folder }) {
  const run = (...args) => runClient(mcpb, args, { home: folder })
  const bundle = join(folder, 'bundle')
  const validated = await run('validate', join(bundle, 'manifest.json'))
  checks.holds('Bundle: passes mcpb validate', validated.code === 0, validated.out + validated.err)
  const packed = await run('pack', bundle, join(folder, 'packed.mcpb'))
  checks.holds('Bundle: mcpb packs its files', packed.code === 0, packed.out + packed.err)
  const unpacked = await run('unpack', join(folder, 'acme-orders.mcpb'), join(folder, 'unpacked'))
  const same = unpacked.code === 0 && String(filesOf(join(folder, 'unpacked'))) === String(filesOf(bundle))
  checks.holds('Bundle: mcpb unpacks the portal’s own zip', same, unpacked.out + unpacked.err)
}

/** One session in which Claude calls the tool; gives its result. */
async function askWho(checks, { claude, name, tool, args }) {
  const { start, tools, result } = await claude.session([...args, '--allowedTools', tool], { tool, input: {} })
  const connected = start.mcp_servers?.some(({ status }) => status === 'connected')
  checks.holds(`${name}: Claude Code starts its server`, connected, JSON.stringify(start.mcp_servers))
  checks.holds(`${name}: its tool is offered to the model`, tools.includes(tool), tools)
  return JSON.stringify(result ?? {})
}

async function checkWithClaude(checks, { claude, folder, what, settings, expected, promise }) {
  const config = join(folder, `${what.replaceAll(' ', '-')}.json`)
  const server = serverOf(join(folder, 'unpacked'), settings)
  writeFileSync(config, JSON.stringify({ mcpServers: { acme: server } }))
  const args = ['--mcp-config', config, '--strict-mcp-config']
  const said = await askWho(checks, { claude, name: `Bundle ${what}`, tool: 'mcp__acme__me', args })
  checks.holds(`Bundle ${what}: ${promise}`, expected.test(said), said)
}

async function checkInPlugin(checks, { claude, folder }) {
  const market = join(folder, 'market')
  const plugin = join(market, 'acme-local')
  const validated = await claude.run(['plugin', 'validate', '--strict', plugin])
  checks.holds('Local plugin: passes claude plugin validate --strict', validated.code === 0, validated.out)

  const added = await claude.run(['plugin', 'marketplace', 'add', market])
  const install = ['plugin', 'install', 'acme-local@acme-market', '--config', `local_api_key=${KEY}`]
  const installed = await claude.run(install)
  const ok = added.code === 0 && installed.code === 0
  checks.holds('Local plugin: is installed with the user’s key', ok, added.out + installed.out + installed.err)
  const tool = 'mcp__plugin_acme-local_local__me'
  const said = await askWho(checks, { claude, name: 'Local plugin', tool, args: [] })
  checks.holds('Local plugin: the API is called as the user', /Ada/.test(said), said)
}

/** The bundle is one that `mcpb` accepts and Claude Code starts, and its server works from within a plugin as well. */
export async function checkBundle(checks, { mcpb, freshClaude, api, folder }) {
  await writeBundle(`${api}/own`, folder)
  await checkWithMcpb(checks, { mcpb, folder })
  const ways = [
    { what: 'with a key', settings: { api_key: KEY }, expected: /Ada/, promise: 'the API is called as the user' },
    {
      what: 'without one',
      settings: {},
      expected: /needs the setting .*Acme key/,
      promise: 'Claude is told what to set',
    },
    {
      what: 'with a wrong one',
      settings: { api_key: 'wrong' },
      expected: /does not take the key/,
      promise: 'Claude is told that',
    },
  ]
  for (const way of ways) await checkWithClaude(checks, { claude: freshClaude(), folder, ...way })
  await checkInPlugin(checks, { claude: freshClaude(), folder })
}
