import { recordAudit } from '@/lib/activity'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'

/** Deletes a saved plugin with its releases; its connectors stay, and so does what people have installed. */
export async function deletePlugin(member: Member, name: string): Promise<void> {
  requireRole(member, 'editor')
  await db().$transaction(async (tx) => {
    const { count } = await tx.plugin.deleteMany({ where: { partnerId: member.partnerId, name } })
    if (count === 0) throw new AppError('not_found', `There is no plugin called "${name}"`)
    await recordAudit(member, 'plugin.deleted', name, {}, tx)
  })
}
