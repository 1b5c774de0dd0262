import { db, type Prisma } from '@/lib/db'
import { revokeGrants } from './revoke-grants'

/** Which connections of a connector; a part that is left out means all. */
export interface ConnectionFilter {
  connectorId: string
  userId?: string | undefined
  /** A client's id, or the name that registered ones gave themselves: each registration is a client of its own. */
  client?: string | undefined
}

function whereConnections({ connectorId, userId, client }: ConnectionFilter): Prisma.ConnectionWhereInput {
  return {
    connectorId,
    ...(userId !== undefined && { userId }),
    ...(client !== undefined && {
      OR: [{ clientId: client }, { clientName: client, NOT: { clientId: { startsWith: 'https://' } } }],
    }),
  }
}

/** Ends connections of a connector: their tokens stop working at once. Gives how many there were. The caller has checked who asks. */
export async function revokeConnections(filter: ConnectionFilter): Promise<number> {
  const found = await db().connection.findMany({ where: whereConnections(filter), select: { grantId: true } })
  await revokeGrants(found.map(({ grantId }) => grantId))
  return found.length
}
