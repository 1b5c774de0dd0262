import type { Prisma } from '@/lib/db'
import { fieldError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { toolNameProblem } from './check-tool-names'
import { type DraftTool, type Edit, editTools, pickTools } from './edit-tools'
import { isServableName } from './known-name'
import { TOOL_NAME_LIMIT, ToolDefinition, ToolName, toolNameRoom } from './schema'
import { toSnapshot } from './tool-rows'

export interface PrefixInput {
  names: string[]
  /** What the names begin with from now on; may be empty. */
  prefix: string
  /** What is taken from the beginning of names that have it. */
  replaces: string
  /** Has tools that are live answer to their former names as well. */
  keepFormerNames: boolean
}

async function liveNames(tx: Prisma.TransactionClient, slug: string): Promise<Set<string>> {
  const found = await tx.connector.findUniqueOrThrow({ where: { slug }, include: { liveRelease: true } })
  return new Set(found.liveRelease ? toSnapshot(found.liveRelease.snapshot).tools.map(({ name }) => name) : [])
}

function renamed(tool: DraftTool, { prefix, replaces, keepFormerNames }: PrefixInput, live: Set<string>): DraftTool {
  const name = prefix + (tool.name.startsWith(replaces) ? tool.name.slice(replaces.length) : tool.name)
  if (name === tool.name) return tool
  const former = keepFormerNames && live.has(tool.name) ? [tool.name] : []
  const aliases = [...new Set([...(tool.aliases ?? []), ...former])].filter((alias) => alias !== name)
  return { ...tool, name, aliases: aliases.length > 0 ? aliases : undefined }
}

function refuseUnfit({ name, aliases }: DraftTool, room: number): void {
  const problem = ToolName.safeParse(name).error?.issues[0]?.message
  if (problem) throw fieldError('prefix', `"${name}": ${problem}`)
  if (name.length > room) throw fieldError('prefix', `"${name}" is too long. Claude sees at most ${room} characters.`)
  if (!isServableName(name)) throw fieldError('prefix', `"${name}" is a word of JavaScript. Choose another.`)
  const formerNames = ToolDefinition.shape.aliases.safeParse(aliases).error?.issues[0]?.message
  if (formerNames) throw fieldError('prefix', `"${name}": ${formerNames}`)
}

/** Adds or replaces what the names of several tools begin with. Throws at `prefix` for a name that cannot be had. */
export async function prefixTools(member: Member, connectorSlug: string, input: PrefixInput): Promise<void> {
  requireRole(member, 'editor')
  const { names, prefix, replaces } = input
  const room = Math.min(TOOL_NAME_LIMIT, toolNameRoom(connectorSlug))
  const audit: Edit = { event: 'tools.prefixed', detail: { tools: names.length, prefix, replaces } }
  await editTools(member, connectorSlug, audit, async (tools, tx) => {
    const chosen = pickTools(tools, names)
    const live = await liveNames(tx, connectorSlug)
    const after = tools.map((tool) => (chosen.includes(tool) ? renamed(tool, input, live) : tool))
    for (const tool of after) if (!tools.includes(tool)) refuseUnfit(tool, room)
    const problem = toolNameProblem(after)
    if (problem) throw fieldError('prefix', problem)
    return after
  })
}
