import { type AuditEvent, changedParts, recordAudit } from '@/lib/activity'
import { db, type Prisma } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { iconErrors, withIcon } from './check-icons'
import { getConnector } from './get-connector'
import { toIcons } from './icon-rows'
import type { Icon } from './schema'
import { lockConnector, touchConnector } from './touch-connector'

/** What has icons: the connector itself, or a part of its draft by name. */
export interface IconOwner {
  kind: 'connector' | 'tool' | 'prompt' | 'resource'
  /** Of the part; '' for the connector. */
  name: string
}

interface Place {
  icons: Icon[]
  put: (icons: Icon[]) => Promise<unknown>
}

type Definition = Prisma.JsonObject & { icons?: unknown }

async function findPart(tx: Prisma.TransactionClient, connectorId: string, { kind, name }: IconOwner) {
  const where = { connectorId_name: { connectorId, name } }
  switch (kind) {
    case 'tool':
      return tx.tool.findUnique({ where })
    case 'prompt':
      return tx.prompt.findUnique({ where })
    default:
      return tx.resource.findUnique({ where })
  }
}

async function putPart(tx: Prisma.TransactionClient, kind: IconOwner['kind'], id: string, definition: Definition) {
  const change = { where: { id }, data: { definition: JSON.parse(JSON.stringify(definition)) } }
  if (kind === 'tool') return tx.tool.update(change)
  if (kind === 'prompt') return tx.prompt.update(change)
  return tx.resource.update(change)
}

async function placeOf(tx: Prisma.TransactionClient, connectorId: string, owner: IconOwner): Promise<Place> {
  if (owner.kind === 'connector') {
    const { icons } = await tx.connector.findUniqueOrThrow({ where: { id: connectorId } })
    const put = (next: Icon[]) => tx.connector.update({ where: { id: connectorId }, data: { icons: next } })
    return { icons: toIcons(icons), put }
  }
  const row = await findPart(tx, connectorId, owner)
  if (!row) throw new AppError('not_found', `There is no ${owner.kind} called "${owner.name}"`)
  const { icons, ...definition } = row.definition as Definition
  const put = (next: Icon[]) =>
    putPart(tx, owner.kind, row.id, { ...definition, ...(next.length > 0 && { icons: next }) })
  return { icons: toIcons(icons), put }
}

async function change(
  member: Member,
  slug: string,
  owner: IconOwner,
  { event, edit }: { event: AuditEvent; edit: (icons: Icon[]) => Icon[] },
): Promise<void> {
  const { id } = await getConnector(member, slug)
  await db().$transaction(async (tx) => {
    await lockConnector(tx, id)
    const place = await placeOf(tx, id, owner)
    const icons = edit(place.icons)
    await place.put(icons)
    await touchConnector(tx, id)
    const subject = owner.kind === 'connector' ? slug : `${slug}/${owner.name}`
    const parts = changedParts({ icons: place.icons }, { icons })
    await recordAudit(member, event, subject, { of: owner.kind, ...parts }, tx)
  })
}

/** Adds an icon to the draft, for the next release. Throws at `file` for what cannot be one, and `not_found`. */
export async function addIcon(member: Member, slug: string, owner: IconOwner, icon: Icon): Promise<void> {
  requireRole(member, 'editor')
  const [problem] = Object.values(iconErrors([icon]))
  if (problem) throw new AppError('invalid_argument', problem, { fields: { file: problem } })
  await change(member, slug, owner, { event: 'icon.added', edit: (icons) => withIcon(icons, icon) })
}

/** Takes the icon with this address out of the draft. Throws `not_found`. */
export async function removeIcon(member: Member, slug: string, owner: IconOwner, src: string): Promise<void> {
  requireRole(member, 'editor')
  const edit = (icons: Icon[]) => {
    if (!icons.some((icon) => icon.src === src)) throw new AppError('not_found', 'This icon is gone already')
    return icons.filter((icon) => icon.src !== src)
  }
  await change(member, slug, owner, { event: 'icon.removed', edit })
}
