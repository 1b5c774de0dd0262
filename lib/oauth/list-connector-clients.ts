import { getConnector } from '@/lib/connectors'
import { db } from '@/lib/db'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import type { ConnectedClient } from './schema'

const LIMIT = 100

type Row = Omit<ConnectedClient, 'since' | 'lastUsedAt'> & { since: Date; lastUsedAt: Date }

/** The clients that are connected to a connector of the member's partner, those used last first; at most a hundred. */
export async function listConnectorClients(member: Member, slug: string): Promise<ConnectedClient[]> {
  requireRole(member, 'admin')
  const { id } = await getConnector(member, slug)
  const rows = await db().$queryRaw<Row[]>`
    SELECT
      CASE WHEN "clientId" LIKE 'https://%' THEN "clientId" ELSE "clientName" END AS "key",
      ("clientId" LIKE 'https://%') AS "verified",
      MIN("clientName") AS "name",
      BOOL_AND("loopback") AS "onThisComputer",
      COUNT(*)::int AS "connections",
      MIN("createdAt") AS "since",
      MAX("lastUsedAt") AS "lastUsedAt"
    FROM "Connection" WHERE "connectorId" = ${id}
    GROUP BY 1, 2 ORDER BY MAX("lastUsedAt") DESC, 1 LIMIT ${LIMIT}`
  return rows.map((row) => ({ ...row, since: new Date(row.since), lastUsedAt: new Date(row.lastUsedAt) }))
}
