import { ToolName } from '@/lib/connectors/schema'
import type { FoundOperation } from '@/lib/definitions/schema'
import type { Edits } from './edit'

/** How many characters it has too many, or 0. */
export function excess(name: string, room: number): number {
  return Math.max(0, name.length - room)
}

export function tooLong(count: number): string {
  return count === 1 ? '1 character too long' : `${count} characters too long`
}

function problemOf(name: string, room: number): string | null {
  const parsed = ToolName.safeParse(name)
  const over = excess(name.trim(), room)
  if (over > 0) return tooLong(over)
  return parsed.success ? null : (parsed.error.issues[0]?.message ?? null)
}

export interface NameRules {
  room: number
  /** Names and former names of the tools that are there. */
  taken: ReadonlySet<string>
}

/** The name a new tool would get. */
export function nameOf({ operation, tool }: FoundOperation, edits: Edits): string {
  return edits.get(operation)?.name ?? tool
}

/** What is wrong with the names of the chosen new tools, by operation. */
export function nameProblems(chosen: FoundOperation[], edits: Edits, { room, taken }: NameRules): Map<string, string> {
  const fresh = chosen.filter(({ state }) => state === 'new')
  const uses = new Map<string, number>()
  for (const one of fresh) {
    const name = nameOf(one, edits).trim()
    uses.set(name, (uses.get(name) ?? 0) + 1)
  }
  const problems = new Map<string, string>()
  for (const one of fresh) {
    const name = nameOf(one, edits)
    const isTwice = (uses.get(name.trim()) ?? 0) > 1
    const clash = taken.has(name.trim())
      ? 'A tool of this connector has this name'
      : isTwice
        ? 'Two chosen tools have this name'
        : null
    const problem = problemOf(name, room) ?? clash
    if (problem) problems.set(one.operation, problem)
  }
  return problems
}
