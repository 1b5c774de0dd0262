import { db } from '@/lib/db'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { getConnector } from './get-connector'
import { DRAFT_ROWS, toWholeDraft } from './read-draft'
import { findIconFile, type IconFile } from './served-icons'

/** The icon of the draft, hidden tools included, that is called `file`; null where it has none of this name. */
export async function findDraftIcon(member: Member, slug: string, file: string): Promise<IconFile | null> {
  requireRole(member, 'viewer')
  const { id } = await getConnector(member, slug)
  const found = await db().connector.findUniqueOrThrow({ where: { id }, include: DRAFT_ROWS })
  return findIconFile(toWholeDraft(found), file)
}
