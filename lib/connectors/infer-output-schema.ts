import type { JsonSchema } from './schema'

const MAX_DEPTH = 10
const MAX_PROPERTIES = 200
const MAX_CHARACTERS = 40_000
/** The names Claude takes; an answer may have others, and they stay out of the schema. */
const PROPERTY_NAME = /^[a-zA-Z0-9_.-]{1,64}$/

/** What was seen in one place of the answers. */
interface Seen {
  types: Set<string>
  objects: number
  properties: Map<string, { times: number; seen: Seen }>
  items: Seen | null
}

const nothingSeen = (): Seen => ({ types: new Set(), objects: 0, properties: new Map(), items: null })

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value
}

function see(seen: Seen, value: unknown, depth: number): void {
  seen.types.add(typeOf(value))
  if (typeof value !== 'object' || value === null || depth >= MAX_DEPTH) return
  if (Array.isArray(value)) {
    seen.items ??= nothingSeen()
    for (const item of value) see(seen.items, item, depth + 1)
    return
  }
  seen.objects++
  for (const [name, inner] of Object.entries(value)) {
    if (!PROPERTY_NAME.test(name)) continue
    const known = seen.properties.get(name) ?? { times: 0, seen: nothingSeen() }
    known.times++
    see(known.seen, inner, depth + 1)
    seen.properties.set(name, known)
  }
}

function typeKeyword(types: Set<string>): JsonSchema {
  const wide = types.has('number') ? [...types].filter((type) => type !== 'integer') : [...types]
  const listed = [...wide.filter((type) => type !== 'null'), ...wide.filter((type) => type === 'null')]
  // Only null was seen: what else it can be is not known.
  if (listed.length === 0 || (listed.length === 1 && listed[0] === 'null')) return {}
  return { type: listed.length === 1 ? listed[0] : listed }
}

function render(seen: Seen, depth: number): JsonSchema {
  const schema = typeKeyword(seen.types)
  if (depth <= 0) return schema
  if (seen.items && seen.items.types.size > 0) schema.items = render(seen.items, depth - 1)
  const known = [...seen.properties].slice(0, MAX_PROPERTIES)
  if (known.length === 0) return schema
  const required = known.filter(([, { times }]) => times === seen.objects).map(([name]) => name)
  return {
    ...schema,
    properties: Object.fromEntries(known.map(([name, one]) => [name, render(one.seen, depth - 1)])),
    ...(required.length > 0 && { required }),
  }
}

/** A schema, or why there can be none and the expression that mends it. */
export type InferredSchema = { schema: JsonSchema } | { problem: string; expression?: string }

/**
 * The output schema that all of these results satisfy. Required is what every one of them has; values are never taken for the only
 * ones there are, and what is not named may come too.
 */
export function inferOutputSchema(samples: unknown[]): InferredSchema {
  if (samples.length === 0) return { problem: 'There is no answer to take it from. Try the tool first.' }
  if (samples.every(Array.isArray)) {
    return {
      problem: 'MCP takes an object as a structured result, and this is a list. Put it into a field.',
      expression: '{items: @}',
    }
  }
  if (!samples.every((sample) => typeOf(sample) === 'object')) {
    return { problem: 'MCP takes an object as a structured result. Pick fields that make one.' }
  }
  const seen = nothingSeen()
  for (const sample of samples) see(seen, sample, 0)
  for (let depth = MAX_DEPTH; depth > 0; depth--) {
    const schema = { ...render(seen, depth), type: 'object' }
    if (JSON.stringify(schema).length <= MAX_CHARACTERS) return { schema }
  }
  return { schema: { type: 'object' } }
}
