import type { CallToolResult, InputRequiredResult } from '@modelcontextprotocol/server'

/** What a tool call answers: MCP's CallToolResult, or the question an API of its own media type asks back. */
export type ToolResult = CallToolResult | InputRequiredResult
export type CompleteResult = CallToolResult

export function textResult(text: string): CompleteResult {
  return { content: [{ type: 'text', text }] }
}

/** A refusal Claude can read: what happened and what to fix. */
export function errorResult(text: string): CompleteResult {
  return { content: [{ type: 'text', text }], isError: true }
}

export function isComplete(result: ToolResult): result is CompleteResult {
  return !('resultType' in result) || result.resultType !== 'input_required'
}

/** The characters Claude reads: text as it is, images and sounds not at all, anything else as JSON. */
export function countCharacters(result: ToolResult): number {
  if (!isComplete(result)) return JSON.stringify(result).length
  const lengths = result.content.map((block) => {
    if (block.type === 'text') return block.text.length
    return block.type === 'image' || block.type === 'audio' ? 0 : JSON.stringify(block).length
  })
  return lengths.reduce((sum, length) => sum + length, 0)
}
