import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
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

const listed = (folder) => (existsSync(folder) ? readdirSync(folder) : [])

/**
 * The validator accepts the plugin, and a session with it offers every skill and command to the model and has each server; `connected` where
 * no server waits for a sign-in.
 */
export async function checkPlugin(checks, { claude, plugin, title = 'Plugin', connected = false }) {
  const { folder, name } = plugin
  const validated = await claude.run(['plugin', 'validate', '--strict', folder])
  checks.holds(`${title}: passes claude plugin validate --strict`, validated.code === 0, validated.out + validated.err)

  const { start, prompt } = await claude.session(['--plugin-dir', folder])
  const loaded = start.plugins?.some((each) => each.name === name) && !start.plugin_errors?.length
  checks.holds(`${title}: loads without errors`, loaded, JSON.stringify(start.plugin_errors))
  for (const skill of listed(join(folder, 'skills'))) {
    checks.holds(`${title}: skill ${skill} is offered to the model`, prompt.includes(`\n- ${name}:${skill}`))
  }
  for (const file of listed(join(folder, 'commands'))) {
    const command = `${name}:${file.replace(/\.md$/, '')}`
    const there = start.slash_commands?.includes(command) && prompt.includes(`\n- ${command}`)
    checks.holds(`${title}: /${command} is there, and offered to the model`, there, start.slash_commands)
  }
  const fine = connected ? ['connected'] : ['connected', 'needs-auth']
  for (const key of serverKeys(folder)) {
    const server = start.mcp_servers?.find((each) => each.name === `plugin:${name}:${key}`)
    checks.holds(
      `${title}: server ${key} is ${fine.join(' or ')}`,
      fine.includes(server?.status),
      JSON.stringify(start.mcp_servers),
    )
  }
}

function serverKeys(folder) {
  const file = join(folder, '.mcp.json')
  return existsSync(file) ? Object.keys(JSON.parse(readFileSync(file, 'utf8')).mcpServers) : []
}
