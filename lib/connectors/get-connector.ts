import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { toIcons } from './icon-rows'
import type { Icon } from './schema'
import { type ConnectorSettings, toSettings } from './setting-rows'

export interface Connector extends ConnectorSettings {
  id: string
  slug: string
  name: string
  description: string
  baseUrl: string
  /** Empty where the description stands for them. */
  instructions: string
  icons: Icon[]
  createdAt: Date
  updatedAt: Date
  /** The number of the release that is served; null while nothing is. */
  liveRelease: number | null
}

/** A connector of the member's partner. Throws `not_found` for every other slug. */
export async function getConnector(member: Member, slug: string): Promise<Connector> {
  requireRole(member, 'viewer')
  const found = await db().connector.findFirst({
    where: { slug, partnerId: member.partnerId },
    include: { liveRelease: { select: { number: true } } },
  })
  if (!found) throw new AppError('not_found', 'There is no such connector')
  const { id, name, description, baseUrl, instructions, createdAt, updatedAt } = found
  return {
    id,
    slug,
    name,
    description,
    baseUrl,
    instructions,
    icons: toIcons(found.icons),
    ...toSettings(found),
    createdAt,
    updatedAt,
    liveRelease: found.liveRelease?.number ?? null,
  }
}
