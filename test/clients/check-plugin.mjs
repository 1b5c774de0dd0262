import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'

/** Writes a plugin's zip out as files; gives the plugin's folder. */
export function unzipPlugin(zip, folder) {
  for (const [path, bytes] of Object.entries(unzipSync(zip))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
  const [top] = readdirSync(folder)
  return { folder: join(folder, top), name: top }
}

/** The validator accepts the plugin, and a session with it has its skill, its command and its server. */
export async function checkPlugin(checks, { claude, plugin }) {
  const { folder, name } = plugin
  const validated = await claude.run(['plugin', 'validate', '--strict', folder])
  checks.holds('Plugin: passes claude plugin validate --strict', validated.code === 0, validated.out + validated.err)

  const { start, prompt } = await claude.session(['--plugin-dir', folder])
  const loaded = start.plugins?.some((each) => each.name === name) && !start.plugin_errors?.length
  checks.holds('Plugin: loads without errors', loaded, JSON.stringify(start.plugin_errors))
  for (const skill of readdirSync(join(folder, 'skills'))) {
    checks.holds(`Plugin: skill ${skill} is offered to the model`, prompt.includes(`\n- ${name}:${skill}`))
  }
  for (const file of readdirSync(join(folder, 'commands'))) {
    const command = `${name}:${file.replace(/\.md$/, '')}`
    checks.holds(`Plugin: /${command} is there`, start.slash_commands?.includes(command), start.slash_commands)
  }
  const servers = (start.mcp_servers ?? []).filter((server) => server.name.startsWith(`plugin:${name}:`))
  const usable = servers.length > 0 && servers.every(({ status }) => ['connected', 'needs-auth'].includes(status))
  checks.holds('Plugin: brings its MCP server', usable, JSON.stringify(start.mcp_servers))
}
