import { recordAudit } from '@/lib/activity'
import type { Prisma } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { checkBaseUrl } from '@/lib/network'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { same } from './change'
import type { DraftParts } from './check-parts'
import { toIcons } from './icon-rows'
import { putPrompts, putResources } from './put-prompts'
import { putTools } from './put-tools'
import type { AccessMode, Icon, LimitSettings } from './schema'
import { toSettings } from './setting-rows'

/** Everything a connector's draft is made of. */
export interface Draft extends DraftParts {
  name: string
  description: string
  baseUrl: string
  instructions: string
  icons: Icon[]
  /** Absent: as it is, or open for a new connector. */
  access?: AccessMode | undefined
  /** Absent: as they are, or none for a new connector. */
  limits?: LimitSettings | undefined
}

export interface PutOutcome {
  id: string
  outcome: 'created' | 'updated' | 'unchanged'
}

async function putParts(tx: Prisma.TransactionClient, connectorId: string, parts: DraftParts): Promise<boolean> {
  const tools = await putTools(tx, connectorId, parts.tools)
  const resources = await putResources(tx, connectorId, parts.resources)
  const prompts = await putPrompts(tx, connectorId, parts.prompts)
  return tools || resources || prompts
}

/** The connector of that slug, locked until the change is through; null where there is none. */
async function lockSlug(tx: Prisma.TransactionClient, member: Member, slug: string) {
  await tx.$executeRaw`SELECT 1 FROM "Connector" WHERE "slug" = ${slug} FOR UPDATE`
  const found = await tx.connector.findUnique({ where: { slug } })
  if (found && found.partnerId !== member.partnerId) {
    throw new AppError('conflict', `"${slug}" is taken. Choose another.`)
  }
  return found
}

/**
 * Makes the connector's draft exactly this, as part of a larger change; creates the connector where there is none. Its parts have been
 * through `checkParts`. Doing it twice changes nothing the second time.
 */
export async function putDraft(
  member: Member,
  slug: string,
  draft: Draft,
  tx: Prisma.TransactionClient,
): Promise<PutOutcome> {
  const { tools, prompts, resources, access, limits, ...details } = draft
  const parts = { tools, prompts, resources }
  const wanted = { ...details, baseUrl: checkBaseUrl(details.baseUrl) }
  const found = await lockSlug(tx, member, slug)
  if (limits && !same(limits, found ? toSettings(found).limits : {})) requireRole(member, 'admin')
  if (!found) {
    const { id } = await tx.connector.create({
      data: { ...wanted, slug, access: access ?? 'open', limits: limits ?? {}, partnerId: member.partnerId },
    })
    await putParts(tx, id, parts)
    await recordAudit(member, 'connector.created', slug, { name: draft.name, access: access ?? 'open' }, tx)
    return { id, outcome: 'created' }
  }
  const before = toSettings(found).limits
  const settings = { ...wanted, access: access ?? found.access, limits: limits ?? before }
  const now = { ...found, limits: before, icons: toIcons(found.icons) }
  const differs = Object.entries(settings).some(
    ([key, value]) => JSON.stringify(now[key as keyof typeof settings]) !== JSON.stringify(value),
  )
  const partsDiffer = await putParts(tx, found.id, parts)
  if (!differs && !partsDiffer) return { id: found.id, outcome: 'unchanged' }
  await tx.connector.update({ where: { id: found.id }, data: { ...settings, updatedAt: new Date() } })
  await recordAudit(member, 'connector.replaced', slug, { access: settings.access, baseUrl: settings.baseUrl }, tx)
  return { id: found.id, outcome: 'updated' }
}
