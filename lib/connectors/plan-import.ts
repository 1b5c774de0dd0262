import { AppError } from '@/lib/errors'
import { checkTool } from './check-tool'
import { mergeTool } from './merge-tool'
import { TOOL_NAME_LIMIT, type ToolDefinition, type ToolOrigin, toolNameRoom } from './schema'

/** A tool that a document makes, and the operation it is made of. */
export interface GivenTool {
  tool: ToolDefinition
  kind: string
  /** `GET /orders/{id}`, as the document has it. */
  operation: string
  /** What the import itself made of the operation, where `tool` has been edited since. */
  imported?: ToolDefinition
  /** Whether a tool that is there gives way as a whole, edits and all. */
  replace?: boolean
}

/** A tool of the draft, and where it was imported from. */
export interface PresentTool {
  tool: ToolDefinition
  origin: ToolOrigin | null
}

/** What importing one operation means for the draft. */
export interface PlannedTool {
  operation: string
  /** `own`: there without a memory of an import, so that nothing is known of edits and nothing is changed. */
  state: 'new' | 'unchanged' | 'changed' | 'own' | 'replaced'
  /** As it will be. */
  tool: ToolDefinition
  /** The name it has now; null for a new one. */
  was: string | null
  /** What the document changed and is taken. */
  taken: string[]
  /** What the document changed and was edited here; the edit stays. */
  kept: string[]
  /** Why what the document changed cannot be taken: with the edits it would be no tool. It stays as it is. */
  problem?: string
  origin: ToolOrigin
}

/** GraphQL has one address: its operations differ by the text of their query. */
function queryOf({ bodyTemplate }: ToolDefinition): string {
  const isObject = typeof bodyTemplate === 'object' && bodyTemplate !== null && !Array.isArray(bodyTemplate)
  return isObject && typeof bodyTemplate.query === 'string' ? bodyTemplate.query : ''
}

/** Tools by what they were imported from, and by the request they make; the first of several. */
class Known {
  private readonly byKey = new Map<string, PresentTool>()

  add(present: PresentTool): void {
    const { tool, origin } = present
    for (const key of [origin && this.originKey(origin), this.requestKey(tool)]) {
      if (key && !this.byKey.has(key)) this.byKey.set(key, present)
    }
  }

  find(given: GivenTool): PresentTool | undefined {
    return this.byKey.get(this.originKey(given)) ?? this.byKey.get(this.requestKey(given.tool))
  }

  private originKey({ kind, operation }: { kind: string; operation: string }): string {
    return `origin ${kind} ${operation}`
  }

  private requestKey(tool: ToolDefinition): string {
    return `request ${tool.method} ${tool.path} ${queryOf(tool)}`
  }
}

/** What stays the partner's when the rest of a tool gives way. */
function withPartnersOwn(
  tool: ToolDefinition,
  { name, aliases, hidden, group, icons, open, scope, callsPerMinute }: ToolDefinition,
): ToolDefinition {
  return { ...tool, name, aliases, hidden, group, icons, open, scope, callsPerMinute }
}

/** The name itself, or with a number behind it, that no tool has and that fits. */
function freeName(name: string, taken: Set<string>, room: number): string {
  for (let count = 2; taken.has(name); count++) {
    const tail = `_${count}`
    const candidate = name.replace(/_\d+$/, '').slice(0, room - tail.length) + tail
    if (!taken.has(candidate)) return candidate
  }
  return name
}

function toolProblem(tool: ToolDefinition, slug: string): string | null {
  try {
    checkTool(tool, slug)
    return null
  } catch (error) {
    if (error instanceof AppError) return error.message
    throw error
  }
}

function planPresent(
  { tool: mine, origin: known }: PresentTool,
  given: GivenTool,
  origin: ToolOrigin,
  slug: string,
): PlannedTool {
  const planned = { operation: given.operation, was: mine.name, origin, taken: [], kept: [] }
  if (given.replace) {
    const tool = withPartnersOwn(origin.imported, mine)
    return { ...planned, state: 'replaced', tool }
  }
  if (!known) return { ...planned, state: 'own', tool: mine }
  const { tool, taken, kept } = mergeTool({ base: known.imported, mine, theirs: origin.imported })
  if (taken.length + kept.length === 0) return { ...planned, state: 'unchanged', tool: mine }
  const problem = taken.length > 0 ? toolProblem(tool, slug) : null
  if (!problem) return { ...planned, state: 'changed', tool, taken, kept }
  return { ...planned, state: 'changed', tool: mine, kept: [...taken, ...kept], problem, origin: known }
}

/** What adding these tools would do to the draft of that connector, in the order they are given. Pure. */
export function planImport(present: PresentTool[], given: GivenTool[], slug: string): PlannedTool[] {
  const room = Math.min(TOOL_NAME_LIMIT, toolNameRoom(slug))
  const taken = new Set(present.flatMap(({ tool }) => [tool.name, ...(tool.aliases ?? [])]))
  const known = new Known()
  for (const one of present) known.add(one)
  return given.map((one): PlannedTool => {
    const origin = { kind: one.kind, operation: one.operation, imported: one.imported ?? one.tool }
    const found = known.find(one)
    if (found) return planPresent(found, one, origin, slug)
    const tool = { ...one.tool, name: freeName(one.tool.name, taken, room) }
    taken.add(tool.name)
    known.add({ tool, origin })
    return { operation: one.operation, state: 'new', tool, was: null, taken: [], kept: [], origin }
  })
}
