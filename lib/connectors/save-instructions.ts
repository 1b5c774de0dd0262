import { changedParts, recordAudit } from '@/lib/activity'
import { db } from '@/lib/db'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { getConnector } from './get-connector'

/** Sets what the server tells Claude about itself, from the next release on; empty stands for the description. */
export async function saveInstructions(
  member: Member,
  slug: string,
  { instructions }: { instructions: string },
): Promise<void> {
  requireRole(member, 'editor')
  const before = await getConnector(member, slug)
  const { id } = before
  await db().$transaction(async (tx) => {
    await tx.connector.update({ where: { id }, data: { instructions } })
    const parts = changedParts({ instructions: before.instructions }, { instructions })
    await recordAudit(member, 'instructions.updated', slug, parts, tx)
  })
}
