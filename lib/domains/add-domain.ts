import { recordAudit } from '@/lib/activity'
import { getConnector } from '@/lib/connectors'
import { randomToken } from '@/lib/crypto'
import { db, isUniqueViolation } from '@/lib/db'
import { fieldError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { checkHost } from './check-host'
import { toListed } from './domain-rows'
import type { ListedDomain, NewDomain } from './schema'

const LIMIT = 10

/** Claims a name for a connector. It serves nothing before it is proved; anyone may claim any name. */
export async function addDomain(member: Member, slug: string, input: NewDomain): Promise<ListedDomain> {
  requireRole(member, 'admin')
  const connector = await getConnector(member, slug)
  const host = checkHost(input.host)
  if ((await db().customDomain.count({ where: { connectorId: connector.id } })) >= LIMIT) {
    throw fieldError('host', `A connector has at most ${LIMIT} domains. Remove one first.`)
  }
  try {
    return await db().$transaction(async (tx) => {
      const row = await tx.customDomain.create({ data: { connectorId: connector.id, host, token: randomToken() } })
      await recordAudit(member, 'domain.added', slug, { host }, tx)
      return toListed(row)
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw fieldError('host', `${host} is in the list already`)
    throw error
  }
}
