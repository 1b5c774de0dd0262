import { changedParts, recordAudit } from '@/lib/activity'
import { db, isUniqueViolation, type Prisma } from '@/lib/db'
import { AppError, fieldError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { checkTool } from './check-tool'
import { toolNameProblem } from './check-tool-names'
import { getConnector } from './get-connector'
import type { ToolDefinition } from './schema'
import { toRow, toTool } from './tool-rows'
import { lockConnector, touchConnector } from './touch-connector'

async function refuseTakenName<T>(name: string, change: () => Promise<T>): Promise<T> {
  try {
    return await change()
  } catch (error) {
    if (isUniqueViolation(error)) throw fieldError('name', `This connector has a tool called "${name}" already`)
    throw error
  }
}

/** Throws where `tool` would share a name, present or former, with one of `others`. */
function refuseSharedName(tool: ToolDefinition, others: ToolDefinition[]): void {
  const problem = toolNameProblem([...others.filter(({ name }) => name !== tool.name), tool])
  if (!problem) return
  const taken = others.some(({ aliases }) => aliases?.includes(tool.name))
  throw fieldError(taken ? 'name' : 'aliases', problem)
}

async function readDraftTools(tx: Prisma.TransactionClient, connectorId: string): Promise<ToolDefinition[]> {
  await lockConnector(tx, connectorId)
  return (await tx.tool.findMany({ where: { connectorId } })).map(toTool)
}

/**
 * A tool with its icons, former names, group and hiding from `before` where it says nothing of them itself. An empty list, false
 * and an empty text say that there are none, and are stored as tools without them are.
 */
function withKept(
  { icons, aliases, hidden, group, ...tool }: ToolDefinition,
  before: Pick<ToolDefinition, 'icons' | 'aliases' | 'hidden' | 'group'> = {},
): ToolDefinition {
  const names = aliases ?? before.aliases ?? []
  const heading = group ?? before.group
  const pictures = icons ?? before.icons ?? []
  return {
    ...tool,
    ...(pictures.length > 0 && { icons: pictures }),
    ...(names.length > 0 && { aliases: names }),
    ...((hidden ?? before.hidden) && { hidden: true }),
    ...(heading && { group: heading }),
  }
}

/** Adds a tool at the end of the draft. Throws at the field for whatever Claude or the endpoint would refuse. */
export async function createTool(member: Member, connectorSlug: string, tool: ToolDefinition): Promise<void> {
  requireRole(member, 'editor')
  const connector = await getConnector(member, connectorSlug)
  checkTool(tool, connectorSlug)
  await refuseTakenName(tool.name, () =>
    db().$transaction(async (tx) => {
      refuseSharedName(tool, await readDraftTools(tx, connector.id))
      const last = await tx.tool.aggregate({ where: { connectorId: connector.id }, _max: { position: true } })
      const position = (last._max.position ?? 0) + 1
      await tx.tool.create({ data: { ...toRow(withKept(tool)), connectorId: connector.id, position } })
      await touchConnector(tx, connector.id)
      await recordAudit(member, 'tool.created', `${connectorSlug}/${tool.name}`, { after: tool }, tx)
    }),
  )
}

/**
 * Replaces the tool called `name`, which may be renamed by it; `icons`, `aliases`, `hidden` and `group` stay where they are
 * left out, and go where they are empty or false. Throws as `createTool` does, and `not_found`.
 */
export async function updateTool(
  member: Member,
  connectorSlug: string,
  name: string,
  tool: ToolDefinition,
): Promise<void> {
  requireRole(member, 'editor')
  const connector = await getConnector(member, connectorSlug)
  checkTool(tool, connectorSlug)
  await refuseTakenName(tool.name, () =>
    db().$transaction(async (tx) => {
      const tools = await readDraftTools(tx, connector.id)
      const before = tools.find((one) => one.name === name)
      if (!before) throw new AppError('not_found', `There is no tool called "${name}"`)
      const whole = withKept(tool, before)
      refuseSharedName(
        whole,
        tools.filter((one) => one !== before),
      )
      await tx.tool.updateMany({ where: { connectorId: connector.id, name }, data: toRow(whole) })
      await touchConnector(tx, connector.id)
      const parts = changedParts(before, whole)
      await recordAudit(member, 'tool.updated', `${connectorSlug}/${tool.name}`, parts, tx)
    }),
  )
}

/** Takes a tool out of the draft; releases keep it. */
export async function deleteTool(member: Member, connectorSlug: string, name: string): Promise<void> {
  requireRole(member, 'editor')
  const connector = await getConnector(member, connectorSlug)
  await db().$transaction(async (tx) => {
    const row = await tx.tool.findUnique({ where: { connectorId_name: { connectorId: connector.id, name } } })
    if (!row) throw new AppError('not_found', `There is no tool called "${name}"`)
    await tx.tool.deleteMany({ where: { id: row.id } })
    await touchConnector(tx, connector.id)
    await recordAudit(member, 'tool.deleted', `${connectorSlug}/${name}`, { before: toTool(row) }, tx)
  })
}
