import { pluginToolName } from '@/lib/connectors/schema'
import type { PluginServer } from './schema'

/**
 * Tools as `allowed-tools` needs them: `get_order` or `orders:get_order` becomes `mcp__plugin_<plugin>_<server>__get_order` for every
 * server that has it, and what is no tool of a hosted connector, such as `Read` or `Bash(git:*)`, stays.
 */
export function toFullTools(plugin: string, short: string[], servers: PluginServer[]): string[] {
  return [...new Set(short.flatMap((name) => fullNames(plugin, name, servers)))]
}

function fullNames(plugin: string, name: string, servers: PluginServer[]): string[] {
  const [, key, tool] = name.match(/^([a-zA-Z0-9_-]+):([a-zA-Z0-9_-]+)$/) ?? [undefined, undefined, name]
  const having = servers.filter((server) => (key === undefined || server.key === key) && hasTool(server, tool, key))
  return having.length > 0 ? having.map((server) => pluginToolName(plugin, tool ?? name, server.key)) : [name]
}

/** The tools of other servers are not known here: with its key, a name is taken at its word. */
function hasTool(server: PluginServer, tool: string | undefined, key: string | undefined): boolean {
  if (server.kind !== 'hosted') return key !== undefined
  return server.tools.some(({ name }) => name === tool)
}
