import { recordAudit } from '@/lib/activity'
import type { Prisma } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { checkBaseUrl } from '@/lib/network'
import type { Member } from '@/lib/partners/schema'
import { putTools } from './put-tools'
import type { AccessMode, ToolDefinition } from './schema'

/** Everything a connector's draft is made of. */
export interface Draft {
  name: string
  description: string
  baseUrl: string
  /** Absent: as it is, or open for a new connector. */
  access?: AccessMode | undefined
  tools: ToolDefinition[]
}

export interface PutOutcome {
  id: string
  outcome: 'created' | 'updated' | 'unchanged'
}

/** The connector of that slug, locked until the change is through; null where there is none. */
async function lockConnector(tx: Prisma.TransactionClient, member: Member, slug: string) {
  await tx.$executeRaw`SELECT 1 FROM "Connector" WHERE "slug" = ${slug} FOR UPDATE`
  const found = await tx.connector.findUnique({ where: { slug } })
  if (found && found.partnerId !== member.partnerId) {
    throw new AppError('conflict', `"${slug}" is taken. Choose another.`)
  }
  return found
}

/**
 * Makes the connector's draft exactly this, as part of a larger change; creates the connector where there is none. The tools have been
 * through `checkTools`. Doing it twice changes nothing the second time.
 */
export async function putDraft(
  member: Member,
  slug: string,
  draft: Draft,
  tx: Prisma.TransactionClient,
): Promise<PutOutcome> {
  const { tools, access, ...details } = draft
  const wanted = { ...details, baseUrl: checkBaseUrl(details.baseUrl) }
  const found = await lockConnector(tx, member, slug)
  if (!found) {
    const { id } = await tx.connector.create({
      data: { ...wanted, slug, access: access ?? 'open', partnerId: member.partnerId },
    })
    await putTools(tx, id, tools)
    await recordAudit(member, 'connector.created', slug, { name: draft.name, access: access ?? 'open' }, tx)
    return { id, outcome: 'created' }
  }
  const settings = { ...wanted, access: access ?? found.access }
  const differs = Object.entries(settings).some(([key, value]) => found[key as keyof typeof settings] !== value)
  const toolsDiffer = await putTools(tx, found.id, tools)
  if (!differs && !toolsDiffer) return { id: found.id, outcome: 'unchanged' }
  await tx.connector.update({ where: { id: found.id }, data: { ...settings, updatedAt: new Date() } })
  await recordAudit(member, 'connector.replaced', slug, { access: settings.access, baseUrl: settings.baseUrl }, tx)
  return { id: found.id, outcome: 'updated' }
}
