import type { PluginServer } from './schema'

/** The connector references, `.mcp.json`. */
export function buildConnectorReferences(servers: PluginServer[]): object {
  return { mcpServers: Object.fromEntries(servers.map((server) => [server.key, toEntry(server)])) }
}

/** Without its `type` Claude Code drops a remote entry silently. */
function toEntry(server: PluginServer): object {
  if (server.kind === 'hosted') return { type: 'http', url: server.endpoint }
  if (server.kind === 'remote') return { type: /\/sse\/?$/.test(server.url) ? 'sse' : 'http', url: server.url }
  const { command, args, env } = server
  return {
    command,
    ...(args.length > 0 && { args }),
    ...(Object.keys(env).length > 0 && { env }),
  }
}
