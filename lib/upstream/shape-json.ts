import type { JsonSchema, ToolDefinition } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import { checkAgainstSchema } from './check-schema'
import { evaluate } from './evaluate'
import { cutNote, limitJson } from './limit-json'
import { cut, limitText, tooLongSentence } from './limit-text'
import { measureJson } from './measure-json'
import { outlineJson } from './outline-json'
import { parseAnswer } from './parse-answer'
import { CHARACTERS_PER_TOKEN, RESULT_CHARACTER_LIMIT } from './schema'
import { type CompleteResult, errorResult, textResult } from './tool-result'

export type ShapedTool = Pick<ToolDefinition, 'outputSchema' | 'result'>

const NOTE_CHARACTERS = 400

/** The most characters that one result of the tool may have. */
export function resultLimit({ result }: ShapedTool): number {
  return result?.tokens
    ? Math.min(result.tokens * CHARACTERS_PER_TOKEN, RESULT_CHARACTER_LIMIT)
    : RESULT_CHARACTER_LIMIT
}

/** Said where the API did what was asked and only its answer cannot be passed on. */
export const EXPRESSION_FAULT = "The connector's publisher must correct the expression; do not call again for this."

function isEmptyShape(value: unknown): boolean {
  if (value === null) return true
  if (typeof value !== 'object' || Array.isArray(value)) return false
  const inner = Object.values(value)
  return inner.length > 0 && inner.every((each) => each === null)
}

/** The blocks of a value: its JSON, and beside it what else there is to know. */
function blocks(text: string, notes: (string | null)[]): CompleteResult['content'] {
  const said = notes.filter((note): note is string => note !== null)
  return [text, ...said].map((each) => ({ type: 'text', text: each }))
}

function mismatch(problem: string, value: unknown, limit: number): CompleteResult {
  const said = `The API succeeded, but its answer does not match the tool's output schema: ${cut(problem, 1000)}. The connector's publisher must correct the schema. The answer was:\n`
  return errorResult(cut(said + limitText(JSON.stringify(value), limit), limit))
}

/** A value that declares what it is: whole, or cut so that it still is that. */
function structuredResult(value: unknown, schema: JsonSchema, limit: number, note: string | null): CompleteResult {
  const problem = checkAgainstSchema(schema, value)
  if (problem) return mismatch(problem, limitJson(value, limit).value, limit)
  const room = Math.min(NOTE_CHARACTERS, limit / 2)
  const size = measureJson(value, limit)
  const kept = limitJson(value, size > limit ? limit - room : limit)
  if (size > limit && checkAgainstSchema(schema, kept.value))
    return errorResult(tooLongSentence(JSON.stringify(value).length, limit))
  return {
    content: blocks(JSON.stringify(kept.value), [cutNote(kept, room), note]),
    structuredContent: kept.value as Record<string, unknown>,
  }
}

function plainResult(value: unknown, limit: number, note: string | null): CompleteResult {
  const room = Math.min(NOTE_CHARACTERS, limit / 2)
  const kept = limitJson(value, measureJson(value, limit) > limit ? limit - room : limit)
  return { content: blocks(JSON.stringify(kept.value), [cutNote(kept, room), note]) }
}

/** Says that nothing was found, and what there was, where an expression would leave Claude with nothing. */
function emptyNote(shaped: unknown, value: unknown): string | null {
  if (!isEmptyShape(shaped) || isEmptyShape(value)) return null
  return `[The tool's expression found nothing in the answer, which is: ${outlineJson(value)}]`
}

function shapeWith(expression: string, text: string, tool: ShapedTool): CompleteResult {
  const limit = resultLimit(tool)
  const value = parseAnswer(text)
  if (value === undefined) {
    return errorResult(
      `The API succeeded, but its answer is no JSON, which the tool's expression needs. ${EXPRESSION_FAULT} It begins: ${cut(text, 200)}`,
    )
  }
  let shaped: unknown
  try {
    shaped = evaluate(expression, value, text.length)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return errorResult(
      cut(
        `The API succeeded, but the tool's expression fails on its answer: ${error.message}. ${EXPRESSION_FAULT} The answer is: ${outlineJson(value)}`,
        limit,
      ),
    )
  }
  const note = emptyNote(shaped, value)
  if (tool.outputSchema) return structuredResult(shaped, tool.outputSchema, limit, note)
  return plainResult(shaped, limit, note)
}

/** The API's own text, which is passed on as it is wherever it can be. */
function shapeWhole(text: string, { outputSchema }: ShapedTool, limit: number): CompleteResult {
  if (!outputSchema) {
    const value = text.length > limit && /^\s*[[{]/.test(text) ? parseAnswer(text) : undefined
    return value === undefined ? textResult(limitText(text, limit)) : plainResult(value, limit, null)
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return errorResult(
      `The API succeeded, but its answer is not the JSON that the tool's output schema promises. It begins: ${cut(text, 200)}`,
    )
  }
  if (text.length > limit) return structuredResult(value, outputSchema, limit, null)
  const problem = checkAgainstSchema(outputSchema, value)
  if (problem) return mismatch(problem, value, limit)
  return { content: [{ type: 'text', text }], structuredContent: value as Record<string, unknown> }
}

/**
 * A JSON answer as Claude gets it: what the tool's expression makes of it, cut to the limit where it is longer, and as
 * `structuredContent` where the tool declares an output schema. What is missing is said in a block of its own.
 */
export function shapeJson(text: string, tool: ShapedTool): CompleteResult {
  const expression = tool.result?.expression
  return expression ? shapeWith(expression, text, tool) : shapeWhole(text, tool, resultLimit(tool))
}
