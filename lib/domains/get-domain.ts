import { getConnector } from '@/lib/connectors'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import type { Member } from '@/lib/partners/schema'

/** The row of a name that the member's connector claims. Throws `not_found`. */
export async function getDomainRow(member: Member, slug: string, host: string) {
  const { id } = await getConnector(member, slug)
  const row = await db().customDomain.findFirst({
    where: { connectorId: id, host: host.toLowerCase(), connector: { partnerId: member.partnerId } },
  })
  if (!row) throw new AppError('not_found', `${slug} has no domain ${host}`)
  return row
}
