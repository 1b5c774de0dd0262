import { getConnector } from '@/lib/connectors'
import { db } from '@/lib/db'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import type { ConnectorUser, UserQuery } from './schema'
import { toAllowedClients } from './to-allowed-clients'

export const USERS_PER_PAGE = 50

export interface ConnectorUsers {
  users: ConnectorUser[]
  /** Of all pages. */
  total: number
}

interface Named {
  name: string | null
  email: string | null
}

/** A page of those whose name or address holds the words, and how many there are. Where the partner signs them in, they have no account here. */
async function findUserIds(
  connectorId: string,
  search: string,
  page: number,
): Promise<{ ids: string[]; total: number }> {
  const rows = await db().$queryRaw<{ userId: string; total: number }[]>`
    SELECT c."userId", (COUNT(*) OVER ())::int AS "total"
    FROM "Connection" AS c
    LEFT JOIN "User" AS u ON u."id" = c."userId"
    LEFT JOIN "UpstreamAccount" AS a ON a."connectorId" = c."connectorId" AND a."userId" = c."userId"
    WHERE c."connectorId" = ${connectorId} AND POSITION(
      LOWER(${search}::text) IN LOWER(CONCAT_WS(' ', u."name", u."email", a."name", a."email"))
    ) > 0
    GROUP BY c."userId" ORDER BY MAX(c."lastUsedAt") DESC, c."userId"
    LIMIT ${USERS_PER_PAGE} OFFSET ${(page - 1) * USERS_PER_PAGE}`
  // The last of a page can go while somebody looks at it.
  if (rows.length === 0 && page > 1) return findUserIds(connectorId, search, 1)
  return { ids: rows.map(({ userId }) => userId), total: rows[0]?.total ?? 0 }
}

async function namesOf(connectorId: string, userIds: string[]): Promise<Map<string, Named>> {
  const [accounts, users] = await Promise.all([
    db().upstreamAccount.findMany({ where: { connectorId, userId: { in: userIds } } }),
    db().user.findMany({ where: { id: { in: userIds } }, select: { id: true, name: true, email: true } }),
  ])
  return new Map<string, Named>([
    ...accounts.map(({ userId, name, email }) => [userId, { name: name || null, email: email || null }] as const),
    ...users.map(({ id, name, email }) => [id, { name, email }] as const),
  ])
}

/** Who is connected to a connector of the member's partner, those who used it last first. */
export async function listConnectorUsers(
  member: Member,
  slug: string,
  { search = '', page = 1 }: Partial<UserQuery> = {},
): Promise<ConnectorUsers> {
  requireRole(member, 'admin')
  const { id: connectorId } = await getConnector(member, slug)
  const { ids, total } = await findUserIds(connectorId, search, page)
  const [rows, names] = await Promise.all([
    db().connection.findMany({ where: { connectorId, userId: { in: ids } } }),
    namesOf(connectorId, ids),
  ])
  const users = ids.map((id): ConnectorUser => {
    const own = rows.filter(({ userId }) => userId === id)
    const clients = toAllowedClients(own)
    const since = new Date(Math.min(...own.map(({ createdAt }) => createdAt.getTime())))
    const lastUsedAt = new Date(Math.max(...own.map((row) => row.lastUsedAt.getTime())))
    return { id, ...(names.get(id) ?? { name: null, email: null }), clients, since, lastUsedAt }
  })
  return { users, total }
}
