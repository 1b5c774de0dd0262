import type { JsonSchema } from './schema'

const DEPTH_LIMIT = 12

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right)

function typesOf({ type }: JsonSchema): unknown[] | null {
  if (type === undefined) return null
  const types = Array.isArray(type) ? type : [type]
  return types.includes('number') ? [...types, 'integer'] : types
}

/** The values a schema allows by name; null where it names none. */
function valuesOf(schema: JsonSchema): unknown[] | null {
  if (Array.isArray(schema.enum)) return schema.enum
  return 'const' in schema ? [schema.const] : null
}

function lessOf(before: unknown[] | null, after: unknown[] | null): boolean {
  if (after === null) return false
  return before === null || before.some((value) => !after.some((other) => same(value, other)))
}

function tighter(before: JsonSchema, after: JsonSchema): boolean {
  const number = (value: unknown) => (typeof value === 'number' ? value : null)
  const raised = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'].some((keyword) => {
    const limit = number(after[keyword])
    return (
      limit !== null &&
      limit > (number(before[keyword]) ?? (keyword.startsWith('min') && keyword !== 'minimum' ? 0 : -Infinity))
    )
  })
  const lowered = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'].some((keyword) => {
    const limit = number(after[keyword])
    return limit !== null && limit < (number(before[keyword]) ?? Infinity)
  })
  const added = ['pattern', 'multipleOf', 'format'].some(
    (keyword) => after[keyword] !== undefined && !same(before[keyword], after[keyword]),
  )
  return raised || lowered || added || (after.uniqueItems === true && before.uniqueItems !== true)
}

export function propertiesOf({ properties }: JsonSchema): Record<string, unknown> {
  return isSchema(properties) ? properties : {}
}

export function requiredOf({ required }: JsonSchema): string[] {
  return Array.isArray(required) ? required.map(String) : []
}

function insideNarrowed(before: JsonSchema, after: JsonSchema, depth: number): boolean {
  const old = propertiesOf(before)
  const now = propertiesOf(after)
  if (requiredOf(after).some((name) => !requiredOf(before).includes(name))) return true
  if (after.additionalProperties === false && before.additionalProperties !== false) return true
  if (after.additionalProperties === false && Object.keys(old).some((name) => !(name in now))) return true
  return Object.entries(now).some(([name, schema]) => name in old && isNarrowed(old[name], schema, depth + 1))
}

/**
 * Whether some value that `before` takes is refused by `after`, as far as types, values, limits, properties and items
 * tell. What is combined with `anyOf` and the like, or referred to, is not compared.
 */
export function isNarrowed(before: unknown, after: unknown, depth = 0): boolean {
  if (depth > DEPTH_LIMIT || same(before, after)) return false
  if (after === false) return true
  if (!isSchema(after)) return false
  const old = isSchema(before) ? before : {}
  return (
    lessOf(typesOf(old), typesOf(after)) ||
    lessOf(valuesOf(old), valuesOf(after)) ||
    tighter(old, after) ||
    insideNarrowed(old, after, depth) ||
    (after.items !== undefined && isNarrowed(old.items, after.items, depth + 1))
  )
}
