import { type ToolDefinition, toolInputSchema } from './schema'

/** English text and JSON, as Claude's tokenizer cuts them, on average. */
const CHARACTERS_PER_TOKEN = 3.6

/** About how many tokens the definitions of the served tools take up in every conversation. */
export function estimateListTokens(tools: ToolDefinition[]): number {
  const characters = tools
    .filter(({ hidden }) => !hidden)
    .reduce((sum, tool) => {
      const { name, description } = tool
      return sum + JSON.stringify({ name, description, input_schema: toolInputSchema(tool) }).length
    }, 0)
  return Math.round(characters / CHARACTERS_PER_TOKEN)
}
