import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { toResource } from './prompt-rows'
import type { ResourceDefinition } from './schema'

/** The draft's resources in the partner's order. */
export async function listResources(member: Member, connectorSlug: string): Promise<ResourceDefinition[]> {
  requireRole(member, 'viewer')
  const rows = await db().resource.findMany({
    where: { connector: { slug: connectorSlug, partnerId: member.partnerId } },
    orderBy: { position: 'asc' },
  })
  return rows.map(toResource)
}

/** One resource of the draft. Throws `not_found`. */
export async function getResource(member: Member, connectorSlug: string, name: string): Promise<ResourceDefinition> {
  requireRole(member, 'viewer')
  const row = await db().resource.findFirst({
    where: { name, connector: { slug: connectorSlug, partnerId: member.partnerId } },
  })
  if (!row) throw new AppError('not_found', `There is no resource called "${name}"`)
  return toResource(row)
}
