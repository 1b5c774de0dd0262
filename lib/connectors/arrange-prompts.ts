import { type AuditEvent, changedParts, recordAudit } from '@/lib/activity'
import { db, type Prisma } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { getConnector } from './get-connector'
import { lockConnector, touchConnector } from './touch-connector'

type Row = { id: string; name: string }

const select = { id: true, name: true } as const
const orderBy = { position: 'asc' } as const

/** The rows in the order of `names`. Throws `conflict` where these are not exactly what is there. */
function inOrder(rows: Row[], names: string[]): Row[] {
  const known = new Map(rows.map((row) => [row.name, row]))
  const ordered = [...new Set(names)].flatMap((name) => known.get(name) ?? [])
  if (ordered.length !== rows.length || names.length !== rows.length) {
    throw new AppError('conflict', 'The list was changed meanwhile. Look at it as it is now.')
  }
  return ordered
}

async function arrange(
  member: Member,
  connectorSlug: string,
  { event, names }: { event: AuditEvent; names: string[] },
  table: (tx: Prisma.TransactionClient) => {
    rows: (connectorId: string) => Promise<Row[]>
    place: (id: string, position: number) => Promise<unknown>
  },
): Promise<void> {
  requireRole(member, 'editor')
  const { id: connectorId } = await getConnector(member, connectorSlug)
  await db().$transaction(async (tx) => {
    await lockConnector(tx, connectorId)
    const { rows, place } = table(tx)
    const before = await rows(connectorId)
    for (const [index, { id }] of inOrder(before, names).entries()) await place(id, index + 1)
    await touchConnector(tx, connectorId)
    const parts = changedParts({ order: before.map(({ name }) => name) }, { order: names })
    await recordAudit(member, event, connectorSlug, { count: names.length, ...parts }, tx)
  })
}

/** Sets the order of the draft's prompts. Throws `conflict` where `names` does not name each exactly once. */
export function arrangePrompts(member: Member, connectorSlug: string, names: string[]): Promise<void> {
  return arrange(member, connectorSlug, { event: 'prompts.arranged', names }, (tx) => ({
    rows: (connectorId) => tx.prompt.findMany({ where: { connectorId }, select, orderBy }),
    place: (id, position) => tx.prompt.update({ where: { id }, data: { position } }),
  }))
}

/** The same for its resources. */
export function arrangeResources(member: Member, connectorSlug: string, names: string[]): Promise<void> {
  return arrange(member, connectorSlug, { event: 'resources.arranged', names }, (tx) => ({
    rows: (connectorId) => tx.resource.findMany({ where: { connectorId }, select, orderBy }),
    place: (id, position) => tx.resource.update({ where: { id }, data: { position } }),
  }))
}
