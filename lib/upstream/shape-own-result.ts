import { isCallToolResult, isInputRequiredResult } from '@modelcontextprotocol/server'
import type { JsonSchema } from '@/lib/connectors/schema'
import { checkAgainstSchema } from './check-schema'
import { cut, limitText, tooLongSentence } from './limit-text'
import { errorResult, type ToolResult } from './tool-result'

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function asQuestion(value: unknown): ToolResult | null {
  if (!isInputRequiredResult(value)) return null
  return value.inputRequests || value.requestState ? value : null
}

function structuredProblem(value: unknown, schema: JsonSchema): string | null {
  if (value === undefined) return 'structuredContent is missing'
  return checkAgainstSchema(schema, value)
}

/** A CallToolResult or `input_required` result that the API wrote itself, as it is: checked in shape, schema and size. */
export function shapeOwnResult(text: string, outputSchema: JsonSchema | undefined, limit: number): ToolResult {
  const value = parse(text)
  const question = asQuestion(value)
  if (question) return question
  if (!isCallToolResult(value)) {
    return errorResult(
      "The API's answer is marked as an MCP result and is none: it needs a list named content. The connector's publisher must correct the API.",
    )
  }
  if (value.isError) return limited(value, limit)
  if (outputSchema) {
    const problem = structuredProblem(value.structuredContent, outputSchema)
    if (problem) return errorResult(`The API's answer does not match the tool's output schema: ${cut(problem, 1000)}.`)
    const { length } = JSON.stringify(value.structuredContent)
    if (length > limit) return errorResult(tooLongSentence(length, limit))
  }
  return limited(value, limit)
}

function limited<T extends { content: { type: string }[] }>(result: T, limit: number): T {
  const content = result.content.map((block) =>
    block.type === 'text' && 'text' in block ? { ...block, text: limitText(String(block.text), limit) } : block,
  )
  return { ...result, content }
}
