import { recordAudit } from '@/lib/activity'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { getDomainRow } from './get-domain'

/** Gives a name up; it stops serving at once. */
export async function removeDomain(member: Member, slug: string, input: { host: string }): Promise<void> {
  requireRole(member, 'admin')
  const { id, host, verifiedAt } = await getDomainRow(member, slug, input.host)
  await db().$transaction(async (tx) => {
    await tx.customDomain.deleteMany({ where: { id } })
    await recordAudit(member, 'domain.removed', slug, { host, served: verifiedAt !== null }, tx)
  })
  await publish('domain.changed', { host })
}
