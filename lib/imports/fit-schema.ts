import type { JsonSchema } from '@/lib/connectors/schema'
import { isObject } from './as-object'
import type { SchemaContext } from './schema-context'

/** How far in a schema is told, from little to all; the first that does not fit ends the search. */
const LEVELS = [1, 2, 3, 4, 5, 6, 7]
const MAX_DEPTH = 17

const MAPS = new Set(['properties', 'patternProperties'])
const INNER = new Set(['items', 'prefixItems', 'additionalProperties', 'contains'])
const UNIONS = new Set(['oneOf', 'anyOf', 'allOf'])

interface Telling {
  definitions: SchemaContext['definitions']
  /** Definitions asked for, with the levels they have left, in the order they were met. */
  asked: Map<string, { levels: number; depth: number }>
  size: number
  limit: number
  cut: boolean
}

class TooLong extends Error {}

function count(telling: Telling, value: unknown): void {
  telling.size += (JSON.stringify(value) ?? '').length + 4
  if (telling.size > telling.limit) throw new TooLong()
}

/** What is left of a schema that is not told: its type, and what it is for. */
function stub(telling: Telling, schema: JsonSchema): JsonSchema {
  telling.cut = true
  const name = typeof schema.$ref === 'string' ? schema.$ref.slice('#/$defs/'.length) : null
  const target = name === null ? schema : (telling.definitions.get(name) ?? {})
  const description = schema.description ?? target.description
  const kept = {
    ...(target.type !== undefined && { type: target.type }),
    ...(description !== undefined && { description }),
  }
  count(telling, kept)
  return kept
}

function tellRef(telling: Telling, schema: JsonSchema, levels: number): JsonSchema {
  const name = String(schema.$ref).slice('#/$defs/'.length)
  if (!telling.asked.has(name)) {
    if (levels <= 0) return stub(telling, schema)
    telling.asked.set(name, { levels, depth: 2 })
  }
  count(telling, schema)
  return schema
}

function tellList(telling: Telling, list: unknown[], levels: number, depth: number): unknown[] {
  return list.map((each) => tell(telling, each, levels, depth + 1))
}

function tellKeyword(telling: Telling, key: string, value: unknown, levels: number, depth: number): unknown {
  count(telling, key)
  if (MAPS.has(key) && isObject(value)) {
    const entries = Object.entries(value).map(([name, inner]) => {
      count(telling, name)
      return [name, tell(telling, inner, levels - 1, depth + 1)]
    })
    return Object.fromEntries(entries)
  }
  if (INNER.has(key)) {
    return Array.isArray(value)
      ? tellList(telling, value, levels - 1, depth + 1)
      : tell(telling, value, levels - 1, depth + 1)
  }
  if (UNIONS.has(key) && Array.isArray(value)) return tellList(telling, value, levels, depth + 1)
  if (key === 'not') return tell(telling, value, levels, depth + 1)
  count(telling, value)
  return value
}

function isNested(schema: JsonSchema): boolean {
  return Object.keys(schema).some((key) => MAPS.has(key) || INNER.has(key) || UNIONS.has(key) || key === 'not')
}

function tell(telling: Telling, schema: unknown, levels: number, depth: number): unknown {
  if (!isObject(schema)) return schema
  if (typeof schema.$ref === 'string') return tellRef(telling, schema, levels)
  if (isNested(schema) && (levels <= 0 || depth > MAX_DEPTH)) return stub(telling, schema)
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, tellKeyword(telling, key, value, levels, depth)]),
  )
}

function tellWhole(schema: JsonSchema, definitions: Telling['definitions'], levels: number, limit: number) {
  const telling: Telling = { definitions, asked: new Map(), size: 0, limit, cut: false }
  const root = tell(telling, schema, levels, 0) as JsonSchema
  const $defs: [string, unknown][] = []
  // A Map gives what is added while it is walked.
  for (const [name, { levels: left, depth }] of telling.asked) {
    $defs.push([name, tell(telling, definitions.get(name) ?? {}, left, depth)])
  }
  const told = $defs.length > 0 ? { ...root, $defs: Object.fromEntries($defs) } : root
  return { told, cut: telling.cut }
}

/**
 * The schema with the definitions it needs, told as far in as `limit` characters allow; deeper objects keep their type
 * and description. Null where not even its first level fits. `cut` says that something is left out.
 */
export function fitSchema(
  schema: JsonSchema,
  definitions: SchemaContext['definitions'],
  limit: number,
): { schema: JsonSchema; cut: boolean } | null {
  let best: { schema: JsonSchema; cut: boolean } | null = null
  for (const levels of LEVELS) {
    try {
      const { told, cut } = tellWhole(schema, definitions, levels, limit)
      best = { schema: told, cut }
      if (!cut) return best
    } catch (error) {
      if (error instanceof TooLong) return best
      throw error
    }
  }
  return best
}
