import { recordAudit } from '@/lib/activity'
import { getConnector } from '@/lib/connectors'
import { AppError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { revokeConnections } from './revoke-connections'
import type { ConnectionChoice } from './schema'

/** Ends connections to a connector of the member's partner: of one user, of one client, or of everyone. Gives how many there were. */
export async function revokeConnectorUsers(member: Member, slug: string, choice: ConnectionChoice): Promise<number> {
  requireRole(member, 'admin')
  const connector = await getConnector(member, slug)
  const { userId, client } = choice
  const connections = await revokeConnections({ connectorId: connector.id, userId, client })
  const named = userId !== undefined || client !== undefined
  if (connections === 0 && named) throw new AppError('not_found', 'Nothing of it is connected any more.')
  if (connections > 0) {
    const detail = { connections, ...(userId && { user: userId }), ...(client && { client }) }
    await recordAudit(member, 'access.revoked', slug, detail)
  }
  return connections
}
