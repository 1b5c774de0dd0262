import { type ToolDefinition, toolKind } from '@/lib/connectors/schema'

/** `3 tools: 2 read, 1 changes something`, in words that fit the number. */
export function countTools(tools: ToolDefinition[]): string {
  const reads = tools.filter(({ annotations }) => toolKind(annotations) === 'Read').length
  const changes = tools.length - reads
  if (tools.length === 1) return reads === 1 ? 'one tool, which only reads' : 'one tool, which makes changes'
  if (changes === 0) return `${tools.length} tools, all of which only read`
  if (reads === 0) return `${tools.length} tools, all of which make changes`
  return `${tools.length} tools: ${reads} only ${reads === 1 ? 'reads' : 'read'}, ${changes} ${changes === 1 ? 'makes' : 'make'} changes`
}
