import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'

export interface NamedPlugin {
  name: string
  /** Slug of the connector it brings. */
  connector: string
}

/** The plugin of that name: one that was put, or the one every connector has under its slug. Throws `not_found`. */
export async function getPlugin(member: Member, name: string): Promise<NamedPlugin> {
  requireRole(member, 'viewer')
  const { partnerId } = member
  const put = await db().plugin.findUnique({
    where: { partnerId_name: { partnerId, name } },
    include: { connector: { select: { slug: true } } },
  })
  if (put) return { name, connector: put.connector.slug }
  const connector = await db().connector.findFirst({ where: { slug: name, partnerId }, select: { slug: true } })
  if (!connector) throw new AppError('not_found', `There is no plugin called "${name}"`)
  return { name, connector: connector.slug }
}

/** The partner's plugins that were given a name of their own, by name. */
export async function listPlugins(member: Member): Promise<NamedPlugin[]> {
  requireRole(member, 'viewer')
  const rows = await db().plugin.findMany({
    where: { partnerId: member.partnerId },
    include: { connector: { select: { slug: true } } },
    orderBy: { name: 'asc' },
  })
  return rows.map(({ name, connector }) => ({ name, connector: connector.slug }))
}
