import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runClient } from './run-client.mjs'

/** The Inspector lists the tools without a complaint about their schemas; gives their names. */
export async function checkWithInspector(checks, { inspector, home, url }) {
  const list = ['--cli', url, '--transport', 'http', '--method', 'tools/list', '--strict', '--format', 'json']
  const { code, out, err } = await runClient(inspector, list, { home })
  if (!checks.holds('Inspector: lists the tools, strictly', code === 0, err)) return []
  const line = out.split('\n').find((each) => each.startsWith('{')) ?? '{}'
  return JSON.parse(line).result.tools.map(({ name }) => name)
}

/** A session with the endpoint: every tool reaches the model, and a call comes back with the API's answer. */
export async function checkSession(checks, { claude, url, tools }) {
  const config = join(claude.home, 'mcp.json')
  writeFileSync(config, JSON.stringify({ mcpServers: { shop: { type: 'http', url } } }))
  const flags = ['--mcp-config', config, '--strict-mcp-config', '--allowedTools', 'mcp__shop']
  const call = { tool: 'mcp__shop__get_order', input: { id: 'A7' } }
  const { start, tools: offered, result, err } = await claude.session(flags, call)

  const status = start.mcp_servers?.[0]?.status
  checks.holds('Claude Code: connects', status === 'connected', `${status} ${err}`)
  const missing = tools.filter((name) => !offered.includes(`mcp__shop__${name}`))
  checks.holds(`Claude Code: offers all ${tools.length} tools to the model`, missing.length === 0, missing)
  const answered = result && !result.is_error && JSON.stringify(result.content).includes('shipped')
  checks.holds('Claude Code: get_order answers that A7 is shipped', answered, JSON.stringify(result))
}
