import { splitScopes } from './connector-scopes'
import type { AllowedClient } from './schema'

export interface ConnectionRow {
  clientId: string
  clientName: string
  scopes: string
  loopback: boolean
  createdAt: Date
  lastUsedAt: Date
}

/** Names a metadata document by its address, registered clients by what they call themselves. */
export function clientKey({ clientId, clientName }: Pick<ConnectionRow, 'clientId' | 'clientName'>): string {
  return isMetadataUrl(clientId) ? clientId : clientName
}

export function isMetadataUrl(clientId: string): boolean {
  return clientId.startsWith('https://')
}

function toClient(rows: [ConnectionRow, ...ConnectionRow[]]): AllowedClient {
  const [first] = rows
  const times = (field: 'createdAt' | 'lastUsedAt') => rows.map((row) => row[field].getTime())
  return {
    key: clientKey(first),
    name: first.clientName,
    verified: isMetadataUrl(first.clientId),
    onThisComputer: rows.every(({ loopback }) => loopback),
    connections: rows.length,
    scopes: splitScopes(rows.map(({ scopes }) => scopes).join(' ')),
    since: new Date(Math.min(...times('createdAt'))),
    lastUsedAt: new Date(Math.max(...times('lastUsedAt'))),
  }
}

/** The clients behind connections, the one used last first. */
export function toAllowedClients(rows: ConnectionRow[]): AllowedClient[] {
  const byKey = new Map<string, [ConnectionRow, ...ConnectionRow[]]>()
  for (const row of rows) {
    const key = `${isMetadataUrl(row.clientId)} ${clientKey(row)}`
    const group = byKey.get(key)
    if (group) group.push(row)
    else byKey.set(key, [row])
  }
  return [...byKey.values()].map(toClient).sort((a, b) => b.lastUsedAt.getTime() - a.lastUsedAt.getTime())
}
