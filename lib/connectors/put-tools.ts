import type { Prisma } from '@/lib/db'
import type { ToolDefinition } from './schema'
import { toRow, toTool } from './tool-rows'

const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right)

/** The row of the tool that was renamed to `tool`, where its definition keeps the old name as a former one. */
function renamedRow<Row extends { name: string }>(tool: ToolDefinition, gone: Map<string, Row>): Row | undefined {
  const alias = tool.aliases?.find((name) => gone.has(name))
  return alias === undefined ? undefined : gone.get(alias)
}

/** Makes the rows of the draft's tools exactly these; says whether anything was changed. Rows that are right stay as they are, and
 * so does what hangs on the row of a tool that is renamed. */
export async function putTools(
  tx: Prisma.TransactionClient,
  connectorId: string,
  tools: ToolDefinition[],
): Promise<boolean> {
  const rows = await tx.tool.findMany({ where: { connectorId } })
  const stored = new Map(rows.map((row) => [row.name, row]))
  const wanted = new Set(tools.map(({ name }) => name))
  const leaving = new Map(rows.filter(({ name }) => !wanted.has(name)).map((row) => [row.name, row]))
  for (const tool of tools) {
    const row = stored.has(tool.name) ? undefined : renamedRow(tool, leaving)
    if (!row) continue
    stored.set(tool.name, row)
    leaving.delete(row.name)
  }
  const gone = [...leaving.values()].map(({ id }) => id)
  if (gone.length > 0) await tx.tool.deleteMany({ where: { id: { in: gone } } })

  const added: Prisma.ToolCreateManyInput[] = []
  let changed = gone.length > 0
  for (const [index, tool] of tools.entries()) {
    const position = index + 1
    const row = stored.get(tool.name)
    if (row?.position === position && same(toTool(row), tool)) continue
    changed = true
    if (row) await tx.tool.update({ where: { id: row.id }, data: { ...toRow(tool), position } })
    else added.push({ ...toRow(tool), connectorId, position })
  }
  if (added.length > 0) await tx.tool.createMany({ data: added })
  return changed
}
