import type { JsonSchema } from '@/lib/connectors/schema'

const FORMATS: [format: string, pattern: RegExp][] = [
  ['uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i],
  ['date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/],
  ['date', /^\d{4}-\d\d-\d\d$/],
  ['email', /^[^\s@]+@[^\s@]+\.[^\s@]+$/],
  ['uri', /^https?:\/\/\S+$/],
]

const MAX_DEPTH = 6
/** No value of these formats is longer, and the patterns are slow on long text. */
const MAX_FORMATTED = 300

function inferString(value: string): JsonSchema {
  if (value.length > MAX_FORMATTED) return { type: 'string' }
  const format = FORMATS.find(([, pattern]) => pattern.test(value))?.[0]
  return format ? { type: 'string', format } : { type: 'string' }
}

/** The JSON Schema an example value suggests. */
export function inferSchema(value: unknown, depth = 0): JsonSchema {
  if (typeof value === 'string') return inferString(value)
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'integer' : 'number' }
  if (typeof value === 'boolean') return { type: 'boolean' }
  if (value === null || depth >= MAX_DEPTH) return {}
  if (Array.isArray(value)) {
    return value.length > 0 ? { type: 'array', items: inferSchema(value[0], depth + 1) } : { type: 'array', items: {} }
  }
  const entries = Object.entries(value as object)
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, inner]) => [name, inferSchema(inner, depth + 1)])),
  }
}

/** A text of a query or form as the value it spells. Numbers that would not come back the same stay text. */
export function readValue(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  const number = Number(text)
  return text !== '' && Number.isFinite(number) && String(number) === text ? number : text
}
