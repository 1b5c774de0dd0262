import { PLUGIN_SERVER_KEY } from '@/lib/connectors/schema'
import type { ConnectorReference } from './definition-schema'

/** The key in .mcp.json that a reference goes by: its own name; else `api` for an only connector, and the slug beside others. */
export function serverKey(reference: ConnectorReference, all: ConnectorReference[]): string {
  if (!('connector' in reference)) return reference.name
  return reference.name ?? (all.length === 1 ? PLUGIN_SERVER_KEY : reference.connector)
}
