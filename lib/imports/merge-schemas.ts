import type { JsonSchema } from '@/lib/connectors/schema'
import { asObject, isObject } from './as-object'

const LARGER = new Set(['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'])
const SMALLER = new Set(['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'])
const SCHEMA_MAPS = new Set(['properties', 'patternProperties'])
/** What must hold on both sides; two of them stand side by side in an `allOf`. */
const CONDITIONS = new Set(['oneOf', 'anyOf', 'not', '$ref', 'if', 'pattern', 'multipleOf'])

const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right)
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

function mergeTypes(left: unknown, right: unknown): unknown {
  const allowed = listOf(right)
  const kept = listOf(left).flatMap((type) => {
    if (allowed.includes(type) || (type === 'integer' && allowed.includes('number'))) return [type]
    return type === 'number' && allowed.includes('integer') ? ['integer'] : []
  })
  if (kept.length === 0) return left
  return kept.length === 1 ? kept[0] : kept
}

function mergeMaps(left: unknown, right: unknown): JsonSchema {
  const merged = new Map(Object.entries(asObject(left)))
  for (const [name, schema] of Object.entries(asObject(right))) {
    const known = merged.get(name)
    merged.set(name, isObject(known) && isObject(schema) ? mergeSchemas(known, schema) : schema)
  }
  return Object.fromEntries(merged)
}

function mergeKeyword(key: string, left: unknown, right: unknown): unknown {
  if (SCHEMA_MAPS.has(key)) return mergeMaps(left, right)
  if (key === 'type') return mergeTypes(left, right)
  if (key === 'required') return [...new Set([...listOf(left), ...listOf(right)])]
  if (key === 'enum') {
    const both = listOf(left).filter((value) => listOf(right).some((other) => same(value, other)))
    return both.length > 0 ? both : left
  }
  if (LARGER.has(key)) return Math.max(Number(left), Number(right))
  if (SMALLER.has(key)) return Math.min(Number(left), Number(right))
  if (key === 'items' && isObject(left) && isObject(right)) return mergeSchemas(left, right)
  // `false` in one part would forbid what the other part asks for; authors mean the whole.
  if (key === 'additionalProperties') return left === false ? right : right === false ? left : right
  return left
}

/** One schema that holds where both hold (`allOf` as authors mean it). What is said of `left` goes first. */
export function mergeSchemas(left: JsonSchema, right: JsonSchema): JsonSchema {
  const merged: JsonSchema = { ...left }
  for (const [key, value] of Object.entries(right)) {
    if (!(key in merged)) merged[key] = value
    else if (same(merged[key], value)) continue
    else if (key === 'allOf') merged.allOf = [...listOf(merged.allOf), ...listOf(value)]
    else if (CONDITIONS.has(key)) merged.allOf = [...listOf(merged.allOf ?? []), { [key]: value }]
    else merged[key] = mergeKeyword(key, merged[key], value)
  }
  const onlyOneIsClosed = (left.additionalProperties === false) !== (right.additionalProperties === false)
  if (merged.additionalProperties === false && onlyOneIsClosed && left.properties && right.properties) {
    delete merged.additionalProperties
  }
  return merged
}
