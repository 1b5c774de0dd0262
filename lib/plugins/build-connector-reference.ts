import { PLUGIN_SERVER_KEY } from '@/lib/connectors/schema'

/** The connector reference, `.mcp.json`. */
export function buildConnectorReference(endpoint: string): object {
  return { mcpServers: { [PLUGIN_SERVER_KEY]: { type: 'http', url: endpoint } } }
}
