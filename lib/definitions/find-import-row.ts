import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import type { Member } from '@/lib/partners/schema'
import { openDocument } from './sealed-document'

/** The row of an import of the member's connector, its document opened. Throws `not_found` for every other, and for one that has expired. */
export async function findImportRow(member: Member, connectorSlug: string, id: string) {
  const row = await db().importJob.findFirst({
    where: { id, connector: { slug: connectorSlug, partnerId: member.partnerId }, expiresAt: { gt: new Date() } },
  })
  if (!row) throw new AppError('not_found', 'There is no such import. It may have expired; start another.')
  return { ...row, document: openDocument(row.document, row.connectorId) }
}
