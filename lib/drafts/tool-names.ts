import type { ToolDefinition } from '@/lib/connectors/schema'
import { joinWords } from '@/lib/markdown'

const NAMES_SHOWN = 5

/** The tools' names as code, the first five of them. */
export function toolNames(tools: ToolDefinition[], conjunction: 'and' | 'or'): string {
  return joinWords(
    tools.map((tool) => `\`${tool.name}\``),
    conjunction,
    NAMES_SHOWN,
  )
}
