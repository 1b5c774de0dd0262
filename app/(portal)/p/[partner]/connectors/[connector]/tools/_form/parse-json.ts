import type { JsonSchema } from '@/lib/connectors/schema'
import type { FieldErrors } from '@/lib/errors'

/** Where and why a text is no JSON, in one sentence. */
function jsonProblem(error: unknown): string {
  const reason = error instanceof Error ? error.message.replace(/ in JSON at position.*| is not valid JSON$/s, '') : ''
  const place = error instanceof Error ? /line \d+ column \d+/.exec(error.message)?.[0] : undefined
  return `This is not valid JSON${place ? ` (${place})` : ''}: ${reason}`
}

/** The value of a JSON text; undefined for an empty one, and, with a message at `path`, for one that is broken. */
export function parseJson(text: string, path: string, problems: FieldErrors): unknown {
  if (text.trim() === '') return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    problems[path] = jsonProblem(error)
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
