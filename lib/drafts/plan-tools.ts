import { pathPlaceholders, type ToolDefinition, toolInputSchema, toolKind } from '@/lib/connectors/schema'

/** A connector's tools in the order Claude best uses them, each group in the partner's order. */
export interface ToolPlan {
  find: ToolDefinition[]
  read: ToolDefinition[]
  change: ToolDefinition[]
}

export const FINDING_WORD = /^(?:list|search|find|query|browse|lookup|index|filter|all)(?![a-z])/i

/** Finding gives ids, reading takes one, changing comes last and destroying last of all. */
export function planTools(tools: ToolDefinition[]): ToolPlan {
  const reads = tools.filter((tool) => toolKind(tool.annotations) === 'Read')
  return {
    find: reads.filter(isFinding),
    read: reads.filter((tool) => !isFinding(tool)),
    change: [
      ...tools.filter((tool) => toolKind(tool.annotations) === 'Write'),
      ...tools.filter((tool) => toolKind(tool.annotations) === 'Destructive'),
    ],
  }
}

function isFinding(tool: ToolDefinition): boolean {
  if (FINDING_WORD.test(tool.name) || FINDING_WORD.test(tool.title)) return true
  const required = toolInputSchema(tool).required
  const needsNothing = !Array.isArray(required) || required.length === 0
  return needsNothing && pathPlaceholders(tool.path).length === 0 && /(?:s|search)$/i.test(tool.path)
}
