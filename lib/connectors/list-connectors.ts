import { db } from '@/lib/db'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { describeChanges } from './describe-changes'
import { toIcons } from './icon-rows'
import { DRAFT_ROWS, toDraft } from './read-draft'
import type { AccessMode, Icon } from './schema'
import { toSnapshot } from './tool-rows'

export interface ListedConnector {
  slug: string
  name: string
  description: string
  access: AccessMode
  icons: Icon[]
  tools: number
  state: 'draft' | 'live' | 'changed'
  updatedAt: Date
}

/** The partner's connectors, the one changed last first. */
export async function listConnectors(member: Member): Promise<ListedConnector[]> {
  requireRole(member, 'viewer')
  const rows = await db().connector.findMany({
    where: { partnerId: member.partnerId },
    include: { liveRelease: true, ...DRAFT_ROWS },
    orderBy: { updatedAt: 'desc' },
  })
  return rows.map((row) => {
    const { slug, name, description, updatedAt } = row
    const live = row.liveRelease && toSnapshot(row.liveRelease.snapshot)
    const state = !live ? 'draft' : describeChanges(live, toDraft(row)).length > 0 ? 'changed' : 'live'
    const icons = toIcons(row.icons)
    return {
      slug,
      name,
      description,
      icons,
      access: row.access as AccessMode,
      tools: row.tools.length,
      state,
      updatedAt,
    }
  })
}
