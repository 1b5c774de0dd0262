// Claude Code, the MCP Inspector, the validator of Agent Skills and the tool for bundles from npm, each in a folder of its own, once.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = process.env.CLIENTS_DIR ?? join(tmpdir(), 'portico-clients')
const CLAUDE_CODE = `@anthropic-ai/claude-code-${process.platform}-${process.arch}`

function installed(name, spec, file) {
  const home = join(folder, name)
  const path = join(home, 'node_modules', file)
  if (existsSync(path)) return path
  console.log(`Installing ${spec}…`)
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'package.json'), '{"private":true}')
  const npm = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', spec], {
    cwd: home,
    stdio: 'inherit',
  })
  if (npm.status !== 0 || !existsSync(path)) throw new Error(`${spec} could not be installed`)
  return path
}

/** The paths of the programs. */
export function installClients() {
  return {
    // The platform package is the whole program: no Node version, no install script, no download.
    claude: installed('claude-code', `${CLAUDE_CODE}@2.1.330`, join(CLAUDE_CODE, 'claude')),
    skillsRef: installed('skills-ref', 'skills-ref@0.1.5', '.bin/skills-ref'),
    inspector: installed('inspector', '@modelcontextprotocol/inspector@2.12.0', '.bin/mcp-inspector'),
    mcpb: installed('mcpb', '@anthropic-ai/mcpb@2.1.2', '.bin/mcpb'),
  }
}
