import { getConnector } from '@/lib/connectors'
import { db, type Prisma } from '@/lib/db'
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

/** People whose name or address holds the words. Where the partner signs them in, they have no account here. */
async function whereFound(connectorId: string, search: string): Promise<Prisma.ConnectionWhereInput> {
  if (search === '') return { connectorId }
  const holds = { contains: search, mode: 'insensitive' } as const
  const anywhere = { OR: [{ name: holds }, { email: holds }] }
  const [users, accounts] = await Promise.all([
    db().user.findMany({ where: anywhere, select: { id: true }, take: 1_000 }),
    db().upstreamAccount.findMany({ where: { connectorId, ...anywhere }, select: { userId: true }, take: 1_000 }),
  ])
  return { connectorId, userId: { in: [...users.map(({ id }) => id), ...accounts.map(({ userId }) => userId)] } }
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
  const where = await whereFound(connectorId, search)
  const groups = await db().connection.groupBy({
    by: ['userId'],
    where,
    _max: { lastUsedAt: true },
    orderBy: [{ _max: { lastUsedAt: 'desc' } }, { userId: 'asc' }],
  })
  const userIds = groups.slice((page - 1) * USERS_PER_PAGE, page * USERS_PER_PAGE).map(({ userId }) => userId)
  const [rows, names] = await Promise.all([
    db().connection.findMany({ where: { connectorId, userId: { in: userIds } } }),
    namesOf(connectorId, userIds),
  ])
  const users = userIds.map((id): ConnectorUser => {
    const own = rows.filter(({ userId }) => userId === id)
    const clients = toAllowedClients(own)
    const since = new Date(Math.min(...own.map(({ createdAt }) => createdAt.getTime())))
    const lastUsedAt = new Date(Math.max(...own.map((row) => row.lastUsedAt.getTime())))
    return { id, ...(names.get(id) ?? { name: null, email: null }), clients, since, lastUsedAt }
  })
  return { users, total: groups.length }
}
