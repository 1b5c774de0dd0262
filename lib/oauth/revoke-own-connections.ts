import { recordAudit } from '@/lib/activity'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { revokeConnections } from './revoke-connections'

/** A user ends what they connected to a connector: one client, or all of them. */
export async function revokeOwnConnections(
  userId: string,
  { connectorId, client }: { connectorId: string; client?: string | undefined },
): Promise<void> {
  const connector = await db().connector.findFirst({
    where: { id: connectorId, connections: { some: { userId } } },
    select: { slug: true, partnerId: true },
  })
  const connections = connector ? await revokeConnections({ connectorId, userId, client }) : 0
  if (!connector || connections === 0) throw new AppError('not_found', 'This connection has ended already.')
  const detail = { connections, ...(client && { client }) }
  await recordAudit({ userId, partnerId: connector.partnerId }, 'access.left', connector.slug, detail)
}
