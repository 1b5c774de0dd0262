import { recordAudit } from '@/lib/activity'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { getConnector } from './get-connector'
import type { LimitSettings } from './schema'

/** Sets how many calls the connector lets through. Acts at once. */
export async function saveLimits(member: Member, slug: string, limits: LimitSettings): Promise<void> {
  requireRole(member, 'admin')
  const { id, limits: before } = await getConnector(member, slug)
  if (JSON.stringify(before) === JSON.stringify(limits)) return
  await db().$transaction(async (tx) => {
    await tx.connector.update({ where: { id }, data: { limits } })
    await recordAudit(member, 'limits.updated', slug, { before, after: limits }, tx)
  })
  await publish('connector.changed', { connectorId: id, slug })
}
