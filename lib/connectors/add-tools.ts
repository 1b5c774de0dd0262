import { changedParts, recordAudit } from '@/lib/activity'
import { db, type Prisma } from '@/lib/db'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { getConnector } from './get-connector'
import { type GivenTool, type PlannedTool, type PresentTool, planImport } from './plan-import'
import { putTools } from './put-tools'
import { ToolOrigin } from './schema'
import { toTool } from './tool-rows'
import { lockConnector, touchConnector } from './touch-connector'

/** Hundreds of rows on a busy database; Prisma's own limit is 5 seconds. */
const TRANSACTION_MS = 60_000

/** Names of tools, by what became of them. */
export interface AddedTools {
  added: string[]
  /** Was imported before, and what the partner had not edited now follows the document. */
  updated: string[]
  /** Was there, and is now what was given. */
  replaced: string[]
  /** Was there, and stays as it was. */
  kept: string[]
  /** Was imported before and could not follow the document, with the reason. */
  refused: { operation: string; reason: string }[]
}

export interface AddInput {
  /** Through `checkTool` already. */
  tools: GivenTool[]
  /** Tools whose operation the document has no more. */
  hide?: string[]
  remove?: string[]
}

function toPresent(row: Parameters<typeof toTool>[0] & { origin: Prisma.JsonValue }): PresentTool {
  const origin = ToolOrigin.safeParse(row.origin)
  return { tool: toTool(row), origin: origin.success ? origin.data : null }
}

async function readPresent(tx: Prisma.TransactionClient, connectorId: string): Promise<PresentTool[]> {
  const rows = await tx.tool.findMany({ where: { connectorId }, orderBy: { position: 'asc' } })
  return rows.map(toPresent)
}

/** The draft's tools, each with where it was imported from. */
export async function listPresentTools(member: Member, connectorSlug: string): Promise<PresentTool[]> {
  requireRole(member, 'viewer')
  const { id } = await getConnector(member, connectorSlug)
  return readPresent(db(), id)
}

/** The draft's tools after the plan: those that were there in their places, the new ones at the end. */
function applyPlan(present: PresentTool[], plan: PlannedTool[], { hide = [], remove = [] }: AddInput) {
  const changed = new Map(plan.flatMap(({ was, tool }) => (was === null ? [] : [[was, tool]])))
  const before = present
    .filter(({ tool }) => !remove.includes(tool.name))
    .map(({ tool }) => changed.get(tool.name) ?? tool)
    .map((tool) => (hide.includes(tool.name) ? { ...tool, hidden: true } : tool))
  return [...before, ...plan.flatMap(({ was, tool }) => (was === null ? [tool] : []))]
}

/** One statement for all of them: an import can have a thousand. */
async function saveOrigins(tx: Prisma.TransactionClient, connectorId: string, plan: PlannedTool[]): Promise<void> {
  const known = plan.filter(({ state }) => state !== 'own')
  const origins = JSON.stringify(known.map(({ tool, origin }) => ({ name: tool.name, origin })))
  await tx.$executeRaw`
    UPDATE "Tool" SET "origin" = given.value -> 'origin'
    FROM json_array_elements(${origins}::json) AS given(value)
    WHERE "Tool"."connectorId" = ${connectorId} AND "Tool"."name" = given.value ->> 'name'
  `
}

function summary(plan: PlannedTool[]): AddedTools {
  const named = (...states: PlannedTool['state'][]) =>
    plan.filter(({ state }) => states.includes(state)).map(({ tool }) => tool.name)
  const updated = plan.filter(({ state, taken }) => state === 'changed' && taken.length > 0)
  const names = updated.map(({ tool }) => tool.name)
  const kept = named('unchanged', 'changed', 'own').filter((name) => !names.includes(name))
  const refused = plan.flatMap(({ operation, problem }) => (problem ? [{ operation, reason: problem }] : []))
  return { added: named('new'), updated: names, replaced: named('replaced'), kept, refused }
}

/**
 * Adds imported tools at the end of the draft in one change. A tool of the same operation that is there already follows the document
 * where the partner has not edited it; one that was not imported stays as it is, and with `replace` gives way.
 */
export async function addTools(member: Member, connectorSlug: string, input: AddInput): Promise<AddedTools> {
  requireRole(member, 'editor')
  const connector = await getConnector(member, connectorSlug)
  return db().$transaction(
    async (tx) => {
      await lockConnector(tx, connector.id)
      const present = await readPresent(tx, connector.id)
      const plan = planImport(present, input.tools, connectorSlug)
      const planned = applyPlan(present, plan, input)
      const changed = await putTools(tx, connector.id, planned)
      await saveOrigins(tx, connector.id, plan)
      const result = summary(plan)
      if (changed) {
        await touchConnector(tx, connector.id)
        const { added, updated, replaced } = result
        const counts = { added: added.length, updated: updated.length, replaced: replaced.length }
        const parts = changedParts({ tools: present.map(({ tool }) => tool) }, { tools: planned })
        await recordAudit(member, 'tools.imported', connectorSlug, { ...counts, ...parts }, tx)
      }
      return result
    },
    { timeout: TRANSACTION_MS },
  )
}
