import { getConnector } from '@/lib/connectors'
import { db } from '@/lib/db'
import type { Member } from '@/lib/partners/schema'
import { toListed } from './domain-rows'
import type { ListedDomain } from './schema'

/** The names of a connector, by name. */
export async function listDomains(member: Member, slug: string): Promise<ListedDomain[]> {
  const { id } = await getConnector(member, slug)
  const rows = await db().customDomain.findMany({ where: { connectorId: id }, orderBy: { host: 'asc' } })
  return rows.map(toListed)
}
