import { recordAudit } from '@/lib/activity'
import { db } from '@/lib/db'
import type { Member } from '@/lib/partners/schema'
import { getConnector } from './get-connector'
import { putTools } from './put-tools'
import { TOOL_NAME_LIMIT, type ToolDefinition, toolNameRoom } from './schema'
import { toTool } from './tool-rows'
import { lockConnector, touchConnector } from './touch-connector'

/** Hundreds of rows on a busy database; Prisma's own limit is 5 seconds. */
const TRANSACTION_MS = 60_000

/** Names of tools, by what became of them. */
export interface AddedTools {
  added: string[]
  /** Was there, and is now what was given. */
  replaced: string[]
  /** Was there, and stays as it was. */
  kept: string[]
}

const isSameOperation = (left: ToolDefinition, right: ToolDefinition) =>
  left.method === right.method && left.path === right.path

/** The name itself, or with a number behind it, that no tool has and that fits. */
function freeName(name: string, taken: Set<string>, room: number): string {
  for (let count = 2; taken.has(name); count++) {
    const tail = `_${count}`
    const candidate = name.replace(/_\d+$/, '').slice(0, room - tail.length) + tail
    if (!taken.has(candidate)) return candidate
  }
  return name
}

function merge(present: ToolDefinition[], given: ToolDefinition[], replace: boolean, room: number) {
  const tools = new Map(present.map((tool) => [tool.name, tool]))
  const taken = new Set(present.flatMap(({ name, aliases = [] }) => [name, ...aliases]))
  const result: AddedTools = { added: [], replaced: [], kept: [] }
  for (const tool of given) {
    const found = [...tools.values()].find((one) => isSameOperation(one, tool))
    if (found) {
      // A tool keeps what the partner calls it and where they put it.
      const { name, icons, aliases, hidden, group } = found
      if (replace) tools.set(name, { ...tool, name, icons, aliases, hidden, group })
      result[replace ? 'replaced' : 'kept'].push(found.name)
      continue
    }
    const name = freeName(tool.name, taken, room)
    taken.add(name)
    tools.set(name, { ...tool, name })
    result.added.push(name)
  }
  return { tools: [...tools.values()], result }
}

/**
 * Adds tools, which have been through `checkTool`, at the end of the draft in one change. A tool for the same method and path that is
 * there already stays as it is, or with `replace` becomes the given one under its own name.
 */
export async function addTools(
  member: Member,
  connectorSlug: string,
  input: { tools: ToolDefinition[]; replace: boolean },
): Promise<AddedTools> {
  const connector = await getConnector(member, connectorSlug)
  const room = Math.min(TOOL_NAME_LIMIT, toolNameRoom(connectorSlug))
  return db().$transaction(
    async (tx) => {
      await lockConnector(tx, connector.id)
      const rows = await tx.tool.findMany({ where: { connectorId: connector.id }, orderBy: { position: 'asc' } })
      const { tools, result } = merge(rows.map(toTool), input.tools, input.replace, room)
      if (await putTools(tx, connector.id, tools)) {
        await touchConnector(tx, connector.id)
        const { added, replaced } = result
        await recordAudit(
          member,
          'tools.imported',
          connectorSlug,
          { added: added.length, replaced: replaced.length },
          tx,
        )
      }
      return result
    },
    { timeout: TRANSACTION_MS },
  )
}
