import type { JsonSchema } from '@/lib/connectors/schema'
import { isObject } from './as-object'
import { inferSchema } from './infer-schema'
import { isShowable, type ShowRules } from './is-showable'

const MAX_DEPTH = 6
const MAX_PROPERTIES = 100
const MAX_ITEMS = 100
const EXAMPLE_CHARACTERS = 2_000
/** Claude drops a whole tool over a property of another name; `__proto__` and its like name what every object has. */
const PROPERTY_NAME = /^[a-zA-Z0-9_.-]{1,64}$/

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value
}

/** Keys that are numbers or random: the object is a map, and they are somebody's. */
const ID_NAME = /^(\d+|(?=.*\d)[0-9a-f-]{8,}|(?=.*\d)(?=.*[A-Z])(?=.*[a-z])\w{12,})$/

/** Whether the name is a key of a map, or none that a schema can have. */
export function isMapName(name: string): boolean {
  return !PROPERTY_NAME.test(name) || ID_NAME.test(name) || name in {}
}

/** The properties that any of the objects has; other names stay open. */
function inferObject(values: Record<string, unknown>[], depth: number): JsonSchema {
  const byName = new Map<string, unknown[]>()
  for (const value of values) {
    for (const [name, inner] of Object.entries(value)) {
      if (isMapName(name)) continue
      const known = byName.get(name)
      if (known) known.push(inner)
      else if (byName.size < MAX_PROPERTIES) byName.set(name, [inner])
    }
  }
  const properties = [...byName].map(([name, inner]) => [name, inferFromSamples(inner, depth + 1)])
  return properties.length > 0 ? { type: 'object', properties: Object.fromEntries(properties) } : { type: 'object' }
}

function inferText(values: string[]): JsonSchema {
  const [first, ...others] = values.map((value) => inferSchema(value))
  const agreed = first && others.every(({ format }) => format === first.format)
  return agreed ? first : { type: 'string' }
}

function inferOfType(type: string, values: unknown[], depth: number): JsonSchema {
  if (type === 'string') return inferText(values.filter((value): value is string => typeof value === 'string'))
  if (type === 'array') {
    const items = values.flatMap((value) => (Array.isArray(value) ? value.slice(0, MAX_ITEMS) : [])).slice(0, MAX_ITEMS)
    return { type: 'array', items: inferFromSamples(items, depth + 1) }
  }
  if (type === 'object') return inferObject(values.filter(isObject), depth)
  return { type }
}

/** A JSON Schema that all these values satisfy, and values like them. */
export function inferFromSamples(values: unknown[], depth = 0): JsonSchema {
  const some = values.filter((value) => value !== null && value !== undefined)
  if (some.length === 0 || depth >= MAX_DEPTH) return {}
  const seen = new Set(some.map(typeOf))
  if (seen.has('number')) seen.delete('integer')
  const types = [...seen]
  const isNullable = values.includes(null)
  const [type = 'string'] = types
  if (types.length > 1) {
    const areScalars = types.every((one) => one !== 'array' && one !== 'object')
    return areScalars ? { type: [...types, ...(isNullable ? ['null'] : [])] } : {}
  }
  const schema = inferOfType(type, some, depth)
  return isNullable ? { ...schema, type: [type, 'null'] } : schema
}

/** The schema with the value as its example where it may be shown; else with the inner values that may. */
export function withExample(schema: JsonSchema, name: string, value: unknown, rules: ShowRules, depth = 0): JsonSchema {
  if (value === undefined || value === null || depth > MAX_DEPTH) return schema
  const isShort = typeof value !== 'object' || JSON.stringify(value).length <= EXAMPLE_CHARACTERS
  if (isShort && isShowable(name, value, rules)) return { ...schema, examples: [value] }
  const { properties } = schema
  if (!isObject(properties) || !isObject(value)) return schema
  const inner = Object.entries(properties).map(([key, each]) => {
    return [key, isObject(each) ? withExample(each, key, value[key], rules, depth + 1) : each]
  })
  return { ...schema, properties: Object.fromEntries(inner) }
}
