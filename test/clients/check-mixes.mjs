// Plugins of every mix, composed over the portal's API, as Claude Code gets them.
import { existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { PLUGIN_MIXES } from '../support/plugin-mixes.mjs'
import { checkPlugin, unzipPlugin } from './check-plugin.mjs'
import { ClaudeCode } from './claude-code.mjs'
import { startFarPortal } from './far-portal.mjs'
import { runClient } from './run-client.mjs'

const tool = (name, path, more = {}) => ({
  name,
  description: `Returns what is at ${path}, by its id where it has one.`,
  method: 'GET',
  path,
  ...more,
})

/** What the mixes refer to. */
const CONNECTORS = [
  {
    slug: 'sample-orders',
    name: 'Sample Orders',
    description: 'Orders of a small shop.',
    tools: [
      tool('list_orders', '/orders'),
      tool('search_orders', '/orders/search'),
      tool('get_order', '/orders/{id}', { parameters: [{ name: 'id', in: 'path', required: true }] }),
    ],
  },
  {
    slug: 'weather',
    name: 'City Weather',
    description: 'The weather of a city.',
    tools: [tool('get_weather', '/weather/{city}', { parameters: [{ name: 'city', in: 'path', required: true }] })],
  },
]

/** Every mix is released, downloaded, validated strictly, and loaded in a session of its own. */
export async function checkMixes(checks, { api, programs, scratch }) {
  console.log('\nPlugins of every mix')
  const portal = await startFarPortal(scratch, (target) => ({
    // A remote server of somebody else's.
    'maps.acme.example': { ...target, path: (path) => path.replace(/^\/mcp/, '/mcp/weather') },
  }))
  const { publisher, env } = portal
  try {
    for (const connector of CONNECTORS) {
      await publisher.publish({ ...connector, baseUrl: `${api}/shared`, access: { mode: 'open' } })
    }
    for (const [name, definition] of Object.entries(PLUGIN_MIXES)) {
      const zip = await publisher.releasePlugin(name, definition)
      const plugin = unzipPlugin(zip, join(scratch, `mix-${name}`))
      const claude = new ClaudeCode(programs.claude, mkdtempSync(join(scratch, 'home-')), env)
      await checkPlugin(checks, { claude, plugin, title: name, connected: true })
      await checkSkills(checks, { program: programs.skillsRef, plugin, home: scratch })
    }
  } finally {
    await portal.stop()
  }
}

/** The reference validator of Agent Skills accepts each skill. */
async function checkSkills(checks, { program, plugin, home }) {
  const folder = join(plugin.folder, 'skills')
  for (const skill of existsSync(folder) ? readdirSync(folder) : []) {
    const { code, out, err } = await runClient(program, ['validate', join(folder, skill)], { home })
    checks.holds(`${plugin.name}: skills-ref accepts ${skill}`, code === 0, out + err)
  }
}
