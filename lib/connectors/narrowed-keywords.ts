import type { JsonSchema } from './schema'
import { isSchema, propertiesOf, requiredOf, same } from './schema-parts'

/** Compares two schemas further down. */
type Compare = (before: unknown, after: unknown) => boolean

type Narrows = (before: JsonSchema, after: JsonSchema, below: Compare) => boolean

const ALL_TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']

/** The values a schema allows by name; null where it names none. */
function valuesOf(schema: JsonSchema): unknown[] | null {
  if (Array.isArray(schema.enum)) return schema.enum
  return 'const' in schema ? [schema.const] : null
}

function typeOfValue(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value
}

function typesOf(schema: JsonSchema): string[] {
  const { type } = schema
  const values = valuesOf(schema)
  if (type === undefined) return values ? [...new Set(values.map(typeOfValue))] : ALL_TYPES
  const types = (Array.isArray(type) ? type : [type]).map(String)
  return types.includes('number') ? [...types, 'integer'] : types
}

const number = (value: unknown) => (typeof value === 'number' ? value : null)

/** Bounds that hold for a kind of value count only where the schema before takes that kind. */
const LOWER: [inclusive: string, exclusive: string | null, natural: number, types: string[]][] = [
  ['minimum', 'exclusiveMinimum', -Infinity, ['number', 'integer']],
  ['minLength', null, 0, ['string']],
  ['minItems', null, 0, ['array']],
  ['minProperties', null, 0, ['object']],
]
const UPPER: [inclusive: string, exclusive: string | null, types: string[]][] = [
  ['maximum', 'exclusiveMaximum', ['number', 'integer']],
  ['maxLength', null, ['string']],
  ['maxItems', null, ['array']],
  ['maxProperties', null, ['object']],
]

interface Bound {
  limit: number
  exclusive: boolean
}

function boundOf(schema: JsonSchema, inclusive: string, exclusive: string | null, sign: 1 | -1): Bound | null {
  const limits: Bound[] = []
  const [plain, open] = [number(schema[inclusive]), exclusive === null ? null : number(schema[exclusive])]
  if (plain !== null) limits.push({ limit: plain, exclusive: false })
  if (open !== null) limits.push({ limit: open, exclusive: true })
  // The tighter of the two; of the same number, the one that leaves it out.
  limits.sort((left, right) => sign * (right.limit - left.limit) || Number(right.exclusive) - Number(left.exclusive))
  return limits[0] ?? null
}

function isTighter(before: Bound | null, after: Bound | null, sign: 1 | -1): boolean {
  if (!after) return false
  if (!before) return true
  return (
    sign * (after.limit - before.limit) > 0 || (after.limit === before.limit && after.exclusive && !before.exclusive)
  )
}

const concerns = (before: JsonSchema, types: string[]) => typesOf(before).some((type) => types.includes(type))

const bounds: Narrows = (before, after) =>
  LOWER.some(([inclusive, exclusive, natural, types]) => {
    const bound = boundOf(after, inclusive, exclusive, 1)
    if (!bound || bound.limit <= natural || !concerns(before, types)) return false
    return !namedWithin(before, after) && isTighter(boundOf(before, inclusive, exclusive, 1), bound, 1)
  }) ||
  UPPER.some(([inclusive, exclusive, types]) => {
    if (!concerns(before, types) || namedWithin(before, after)) return false
    return isTighter(boundOf(before, inclusive, exclusive, -1), boundOf(after, inclusive, exclusive, -1), -1)
  })

/** Where the values are named before, and again after, what is said beside them takes none away. */
function namedWithin(before: JsonSchema, after: JsonSchema): boolean {
  return valuesOf(before) !== null && valuesOf(after) !== null
}

const values: Narrows = (before, after) => {
  const [old, now] = [valuesOf(before), valuesOf(after)]
  if (!now) return false
  return !old || old.some((value) => !now.some((other) => same(value, other)))
}

const texts: Narrows = (before, after) =>
  !namedWithin(before, after) &&
  ['pattern', 'format'].some(
    (keyword) => after[keyword] !== undefined && !same(before[keyword], after[keyword]) && concerns(before, ['string']),
  )

const steps: Narrows = (before, after) => {
  const [old, now] = [number(before.multipleOf), number(after.multipleOf)]
  if (now === null || !concerns(before, ['number', 'integer'])) return false
  if (old !== null) return !Number.isInteger(Number((old / now).toPrecision(12)))
  return !(Number.isInteger(1 / now) && !typesOf(before).includes('number'))
}

/** What a property that is not named may hold: nothing, anything, or what a schema says. */
const others = (schema: JsonSchema, keyword: string): unknown => schema[keyword] ?? true

const properties: Narrows = (before, after, below) => {
  if (!concerns(before, ['object'])) return false
  const [old, now] = [propertiesOf(before), propertiesOf(after)]
  if (requiredOf(after).some((name) => !requiredOf(before).includes(name))) return true
  if (below(others(before, 'additionalProperties'), others(after, 'additionalProperties'))) return true
  if (below(others(before, 'unevaluatedProperties'), others(after, 'unevaluatedProperties'))) return true
  const patterns = Object.keys(isSchema(after.patternProperties) ? after.patternProperties : {})
  const unnamed = Object.keys(old).filter((name) => !Object.hasOwn(now, name) && patterns.length === 0)
  if (unnamed.some((name) => below(old[name], others(after, 'additionalProperties')))) return true
  return Object.entries(now).some(([name, schema]) => Object.hasOwn(old, name) && below(old[name], schema))
}

const items: Narrows = (before, after, below) => {
  if (!concerns(before, ['array'])) return false
  const [old, now] = [before.prefixItems, after.prefixItems].map((list) => (Array.isArray(list) ? list : []))
  const length = Math.max(old?.length ?? 0, now?.length ?? 0)
  const at = (list: unknown[] | undefined, index: number, rest: unknown) =>
    list && index < list.length ? list[index] : (rest ?? true)
  const places = Array.from({ length }, (_, index) => index)
  if (places.some((index) => below(at(old, index, before.items), at(now, index, after.items)))) return true
  if (below(others(before, 'items'), others(after, 'items'))) return true
  return after.uniqueItems === true && before.uniqueItems !== true
}

function alternatives(schema: JsonSchema): unknown[] | null {
  if (Array.isArray(schema.anyOf)) return schema.anyOf
  return Array.isArray(schema.oneOf) ? schema.oneOf : null
}

/** Each alternative there was, or the whole where there were none, has one that takes it. */
const choices: Narrows = (before, after, below) => {
  const now = alternatives(after)
  if (!now) return false
  const old = alternatives(before)
  if (old) return old.some((one) => !now.some((other) => !below(one, other)))
  return now.every((other) => below(before, other))
}

/** Each part that has to hold was asked for before, or by the whole. */
const parts: Narrows = (before, after, below) => {
  if (!Array.isArray(after.allOf)) return false
  const { allOf, ...whole } = before
  const old: unknown[] = [whole, ...(Array.isArray(allOf) ? allOf : [])]
  return after.allOf.some((part) => old.every((one) => below(one, part)))
}

/** A part that had to hold and is now written into the schema itself is compared with all of it. */
const types: Narrows = (before, after) => {
  if (after.type === undefined) return false
  const now = typesOf(after)
  const gathered = Array.isArray(before.allOf) ? before.allOf.filter(isSchema) : []
  return [before, ...gathered].every((schema) => typesOf(schema).some((type) => !now.includes(type)))
}

/** Keywords that are compared by what they mean. */
export const NARROWER: Record<string, Narrows> = {
  types,
  values,
  bounds,
  texts,
  steps,
  properties,
  items,
  choices,
  parts,
}

/** Keywords that only refuse, and whose meaning is not looked into: another value may refuse more. */
export const ONLY_IN_PLACE = new Set([
  ...['not', 'if', 'then', 'else', 'contains', 'minContains', 'maxContains', 'propertyNames', 'patternProperties'],
  ...['dependentRequired', 'dependentSchemas', 'dependencies', 'unevaluatedItems', '$dynamicRef', '$ref'],
])
