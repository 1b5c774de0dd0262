import type { ReleaseSnapshot, ToolDefinition } from './schema'
import { toolInputSchema } from './schema'

export interface Change {
  kind: 'added' | 'removed' | 'changed'
  /** The tool's name, or the connector's field. */
  subject: string
  /** One sentence about what Claude will see. */
  sentence: string
}

const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right)

function requiredOf(tool: ToolDefinition): string[] {
  const { required } = toolInputSchema(tool)
  return Array.isArray(required) ? required : []
}

function toolSentences(before: ToolDefinition, after: ToolDefinition): string[] {
  const newlyRequired = requiredOf(after).filter((name) => !requiredOf(before).includes(name))
  const sentences: string[] = []
  if (newlyRequired.length) sentences.push(`now needs ${newlyRequired.map((name) => `\`${name}\``).join(' and ')}`)
  else if (!same(toolInputSchema(before), toolInputSchema(after))) sentences.push('takes other arguments')
  if (before.title !== after.title || before.description !== after.description) sentences.push('is described anew')
  if (!same(before.annotations, after.annotations)) sentences.push('has other hints')
  if (!same(before.outputSchema, after.outputSchema)) sentences.push('promises another result')
  if (!same([before.method, before.path], [after.method, after.path])) {
    sentences.push(`calls ${after.method} ${after.path}`)
  }
  return sentences.length ? sentences : ['sends its request another way']
}

function toolChanges(before: ToolDefinition[], after: ToolDefinition[]): Change[] {
  const known = new Map(before.map((tool) => [tool.name, tool]))
  const kept = new Set(after.map((tool) => tool.name))
  const changes = after.flatMap((tool): Change[] => {
    const old = known.get(tool.name)
    if (!old) return [{ kind: 'added', subject: tool.name, sentence: `Claude will see a new tool, \`${tool.name}\`` }]
    if (same(old, tool)) return []
    return [
      { kind: 'changed', subject: tool.name, sentence: `\`${tool.name}\` ${toolSentences(old, tool).join(', ')}` },
    ]
  })
  const gone = before.filter((tool) => !kept.has(tool.name))
  return [
    ...changes,
    ...gone.map(
      ({ name }): Change => ({ kind: 'removed', subject: name, sentence: `Claude will no longer see \`${name}\`` }),
    ),
  ]
}

/** What publishing `after` would change for Claude, in words. Without a release before, everything is new. */
export function describeChanges(before: ReleaseSnapshot | null, after: ReleaseSnapshot): Change[] {
  const changes = toolChanges(before?.tools ?? [], after.tools)
  if (!before) return changes
  if (before.name !== after.name || before.description !== after.description) {
    changes.unshift({ kind: 'changed', subject: 'name', sentence: 'The connector is named or described anew' })
  }
  if (before.baseUrl !== after.baseUrl) {
    changes.unshift({ kind: 'changed', subject: 'baseUrl', sentence: `Calls go to ${after.baseUrl}` })
  }
  const order = (tools: ToolDefinition[]) => tools.map((tool) => tool.name)
  if (changes.length === 0 && !same(order(before.tools), order(after.tools))) {
    changes.push({ kind: 'changed', subject: 'order', sentence: 'The tools are in another order' })
  }
  return changes
}
