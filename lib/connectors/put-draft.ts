import { changedParts, recordAudit } from '@/lib/activity'
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
import { DRAFT_ROWS, toWholeDraft } from './read-draft'
import { requireSettingRole } from './require-setting-role'
import { changeAccess } from './save-access'
import { type AccessChange, DEFAULT_SETTINGS, type Icon, type LimitSettings } from './schema'
import { toSettings } from './setting-rows'

/** Everything a connector's draft is made of. */
export interface Draft extends DraftParts {
  name: string
  description: string
  baseUrl: string
  instructions: string
  icons: Icon[]
  /** Absent: as it is, or open for a new connector. */
  access?: AccessChange | undefined
  /** Absent: as they are, or none for a new connector. */
  limits?: LimitSettings | undefined
}

export interface PutOutcome {
  id: string
  outcome: 'created' | 'updated' | 'unchanged'
}

const counts = ({ tools, prompts, resources }: DraftParts) => ({
  tools: tools.length,
  prompts: prompts.length,
  resources: resources.length,
})

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
  requireRole(member, 'editor')
  const { tools, prompts, resources, access, limits, ...details } = draft
  const parts = { tools, prompts, resources }
  const wanted = { ...details, baseUrl: checkBaseUrl(details.baseUrl) }
  const found = await lockSlug(tx, member, slug)
  if (limits && !same(limits, found ? toSettings(found).limits : {})) requireRole(member, 'admin')
  if (!found) {
    const doors = changeAccess({ access: 'open', ...DEFAULT_SETTINGS }, access ?? { mode: 'open' })
    const data = { ...wanted, ...doors, limits: limits ?? {}, slug, partnerId: member.partnerId }
    const { id } = await tx.connector.create({ data })
    await putParts(tx, id, parts)
    const after = { ...wanted, access: doors.access, parts: counts(parts) }
    await recordAudit(member, 'connector.created', slug, { after }, tx)
    return { id, outcome: 'created' }
  }
  const now = { ...found, icons: toIcons(found.icons), ...toSettings(found) }
  const settings = { ...wanted, ...(access && changeAccess(now, access)), ...(limits && { limits }) }
  requireSettingRole(member, now, settings)
  const before = toWholeDraft(await tx.connector.findUniqueOrThrow({ where: { id: found.id }, include: DRAFT_ROWS }))
  const differs = Object.entries(settings).some(
    ([key, value]) => JSON.stringify(now[key as keyof typeof settings]) !== JSON.stringify(value),
  )
  const partsDiffer = await putParts(tx, found.id, parts)
  if (!differs && !partsDiffer) return { id: found.id, outcome: 'unchanged' }
  await tx.connector.update({ where: { id: found.id }, data: { ...settings, updatedAt: new Date() } })
  const doorsNow = { access: now.access, accessSettings: now.accessSettings, limits: now.limits }
  const changed = changedParts({ icons: [], ...before, ...doorsNow }, { ...settings, ...parts })
  await recordAudit(member, 'connector.replaced', slug, changed, tx)
  return { id: found.id, outcome: 'updated' }
}
