import { findJsonError } from '@/app/_components/ui/find-json-error'
import type { JsonSchema } from '@/lib/connectors/schema'
import type { FieldErrors } from '@/lib/errors'

/** Where and why a text is no JSON, in one sentence. */
export function jsonProblem(text: string): string {
  const found = findJsonError(text)
  return `This is not valid JSON${found ? ` (line ${found.line}, column ${found.column}): ${found.message}` : ''}`
}

/** The value of a JSON text; undefined for an empty one, and, with a message at `path`, for one that is broken. */
export function parseJson(text: string, path: string, problems: FieldErrors): unknown {
  if (text.trim() === '') return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    problems[path] = jsonProblem(text)
    return undefined
  }
}

/** The same for a text that must hold an object. */
export function parseJsonObject(text: string, path: string, problems: FieldErrors): JsonSchema | undefined {
  const value = parseJson(text, path, problems)
  if (value === undefined) return undefined
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonSchema
  problems[path] = 'Write a JSON object, in braces'
  return undefined
}

/** A JSON text as it is usually set; null for one that is none. */
export function formatJson(text: string): string | null {
  return text.trim() === '' || findJsonError(text) ? null : JSON.stringify(JSON.parse(text), null, 2)
}
