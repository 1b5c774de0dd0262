import { type AuditEvent, changedParts, recordAudit } from '@/lib/activity'
import { db, type Prisma } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { getConnector } from './get-connector'
import type { ToolDefinition } from './schema'
import { toRow, toTool } from './tool-rows'
import { lockConnector, touchConnector } from './touch-connector'

/** Hundreds of rows on a busy database; Prisma's own limit is 5 seconds. */
const TRANSACTION_MS = 60_000

/** A tool of the draft with its row; a new one has none yet. */
export type DraftTool = ToolDefinition & { row: string | null }

export interface Edit {
  event: AuditEvent
  /** Of the audit entry; the connector where it is left out. */
  subject?: string
  detail: Prisma.InputJsonObject
}

const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right)

/** Without its row. */
const bare = ({ row: _row, ...tool }: DraftTool): ToolDefinition => tool

/** The tools called `names`. Throws `not_found` for a name that no tool has. */
export function pickTools<T extends { name: string }>(tools: T[], names: string[]): T[] {
  const unknown = names.find((name) => !tools.some((tool) => tool.name === name))
  if (unknown !== undefined) throw new AppError('not_found', `There is no tool called "${unknown}"`)
  return tools.filter(({ name }) => names.includes(name))
}

/** Rows keep their identity under another name, and with it what was recorded for them. */
async function writeRows(tx: Prisma.TransactionClient, before: DraftTool[], after: DraftTool[]): Promise<void> {
  const old = new Map(before.map((tool) => [tool.row, tool]))
  const kept = new Set(after.map(({ row }) => row))
  const gone = before.flatMap(({ row }) => (row !== null && !kept.has(row) ? [row] : []))
  if (gone.length > 0) await tx.tool.deleteMany({ where: { id: { in: gone } } })

  const changed = after.filter((tool) => tool.row !== null && !same(old.get(tool.row), tool))
  // Names that pass from one tool to another would collide on the way.
  for (const { row, name } of changed) {
    if (row !== null && old.get(row)?.name !== name) {
      await tx.tool.update({ where: { id: row }, data: { name: `~${row}` } })
    }
  }
  for (const { row, ...tool } of changed) {
    if (row !== null) await tx.tool.update({ where: { id: row }, data: toRow(tool) })
  }
}

async function createRows(
  tx: Prisma.TransactionClient,
  connectorId: string,
  after: DraftTool[],
): Promise<(string | null)[]> {
  const rows: (string | null)[] = []
  for (const { row, ...tool } of after) {
    const made = row ?? (await tx.tool.create({ data: { ...toRow(tool), connectorId, position: 0 } })).id
    rows.push(made)
  }
  return rows
}

/** One statement, however many there are. */
async function writePositions(tx: Prisma.TransactionClient, ids: (string | null)[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Tool" AS tool SET "position" = place.number::int
    FROM unnest(${ids}::text[]) WITH ORDINALITY AS place(id, number)
    WHERE tool."id" = place.id AND tool."position" <> place.number`
}

/**
 * Makes the draft's tools what `edit` makes of them, in one transaction with its audit entry. What `edit` throws undoes
 * everything; where it changes nothing, nothing is noted.
 */
export async function editTools(
  member: Member,
  connectorSlug: string,
  { event, subject, detail }: Edit,
  edit: (tools: DraftTool[], tx: Prisma.TransactionClient) => DraftTool[] | Promise<DraftTool[]>,
): Promise<void> {
  requireRole(member, 'editor')
  const { id: connectorId } = await getConnector(member, connectorSlug)
  await db().$transaction(
    async (tx) => {
      await lockConnector(tx, connectorId)
      const rows = await tx.tool.findMany({ where: { connectorId }, orderBy: [{ position: 'asc' }, { name: 'asc' }] })
      const before = rows.map((row): DraftTool => ({ ...toTool(row), row: row.id }))
      const after = await edit(before, tx)
      if (same(before, after)) return
      await writeRows(tx, before, after)
      await writePositions(tx, await createRows(tx, connectorId, after))
      await touchConnector(tx, connectorId)
      const whole = { ...detail, ...changedParts({ tools: before.map(bare) }, { tools: after.map(bare) }) }
      await recordAudit(member, event, subject ? `${connectorSlug}/${subject}` : connectorSlug, whole, tx)
    },
    { timeout: TRANSACTION_MS },
  )
}
