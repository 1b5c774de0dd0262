import { db } from '@/lib/db'
import type { ConnectedConnector } from './schema'
import { toAllowedClients } from './to-allowed-clients'

/** Everything a user has connected, by the name of the connector. */
export async function listConnections(userId: string): Promise<ConnectedConnector[]> {
  const connectors = await db().connector.findMany({
    where: { connections: { some: { userId } } },
    select: {
      id: true,
      slug: true,
      name: true,
      partner: { select: { name: true } },
      connections: { where: { userId } },
    },
    orderBy: [{ name: 'asc' }, { slug: 'asc' }],
  })
  return connectors.map(({ id, slug, name, partner, connections }) => ({
    connectorId: id,
    slug,
    name,
    partner: partner.name,
    clients: toAllowedClients(connections),
  }))
}
