import type { JsonSchema } from '@/lib/connectors/schema'
import { isObject } from './as-object'
import { isMapName } from './infer-from-samples'

/** Fewer answers promise nothing about the next. */
const FEWEST = 3
const MAX_DEPTH = 3
const MAX_PROPERTIES = 60
const MAX_ITEMS = 50
const CHARACTERS = 6_000

function looseObject(values: Record<string, unknown>[], depth: number): JsonSchema {
  const names = [...new Set(values.flatMap((value) => Object.keys(value)))]
  if (depth >= MAX_DEPTH || names.length > MAX_PROPERTIES || names.some(isMapName)) return {}
  // Keys that no two objects share are somebody's, not the API's.
  const isShared = (name: string) => values.filter((value) => Object.hasOwn(value, name)).length > 1
  if (values.length >= FEWEST && !names.some(isShared)) return {}
  const properties = names.map((name) => {
    const inner = values.filter((value) => Object.hasOwn(value, name)).map((value) => value[name])
    return [name, looseSchema(inner, depth + 1)]
  })
  return properties.length > 0 ? { properties: Object.fromEntries(properties) } : {}
}

/** The one type all values have, or null; no more than that. */
function looseSchema(values: unknown[], depth: number): JsonSchema {
  const some = values.filter((value) => value !== null)
  const types = new Set(some.map((value) => (Array.isArray(value) ? 'array' : typeof value)))
  const [type] = types
  if (type === undefined || types.size > 1) return {}
  const loose = { type: [type, 'null'] }
  if (type === 'object') return { ...loose, ...looseObject(some.filter(isObject), depth) }
  if (type !== 'array') return loose
  const items = some.flatMap((value) => (Array.isArray(value) ? value.slice(0, MAX_ITEMS) : []))
  return items.length > 0 ? { ...loose, items: looseSchema(items, depth + 1) } : loose
}

/**
 * What recorded answers have in common, as loosely as all of them agree: a stricter schema would turn good answers into
 * errors. Null where they are few, or not all are JSON objects.
 */
export function inferAnswer(answers: unknown[]): JsonSchema | null {
  const objects = answers.filter(isObject)
  if (objects.length < FEWEST || objects.length < answers.length) return null
  const { properties } = looseObject(objects, 0)
  if (!properties) return null
  const schema = { type: 'object', properties }
  return JSON.stringify(schema).length <= CHARACTERS ? schema : null
}
