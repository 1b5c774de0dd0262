import { recordAudit } from '@/lib/activity'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { requireRole } from './get-membership'
import type { Member } from './schema'

/** Makes one of the member's own tokens stop working, at once. */
export async function revokeToken(member: Member, input: { tokenId: string }): Promise<void> {
  requireRole(member, 'viewer')
  await db().$transaction(async (tx) => {
    const found = await tx.apiToken.findFirst({
      where: { id: input.tokenId, member: { userId: member.userId, partnerId: member.partnerId } },
    })
    if (!found) throw new AppError('not_found', 'There is no such token')
    await tx.apiToken.delete({ where: { id: found.id } })
    await recordAudit(member, 'token.revoked', found.name, {}, tx)
  })
}
