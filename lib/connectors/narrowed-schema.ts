import { NARROWER, ONLY_IN_PLACE } from './narrowed-keywords'
import { resolveLocal } from './resolve-local'
import type { JsonSchema } from './schema'
import { isSchema, SAYS_ONLY, same, takesAll } from './schema-parts'

/** Pairs of schemas that are compared at most. Alternatives within alternatives could ask for any number. */
const PAIR_LIMIT = 5_000

/** The two schemas that are compared, as wholes: what they refer to is in them. */
export interface Roots {
  before: unknown
  after: unknown
}

/** One comparison as a whole, and what it has found so far. */
interface Comparison extends Roots {
  pairs: number
  found: Map<unknown, Map<unknown, boolean>>
}

function compareOnce(before: unknown, after: unknown, comparison: Comparison): boolean {
  const known = comparison.found.get(before)?.get(after)
  if (known !== undefined) return known
  comparison.pairs += 1
  if (comparison.pairs > PAIR_LIMIT) return true
  const found = comparison.found.get(before) ?? new Map<unknown, boolean>()
  comparison.found.set(before, found)
  // A schema that comes back to itself on the way adds nothing there.
  found.set(after, false)
  const narrowed = compareSchemas(before, after, comparison)
  found.set(after, narrowed)
  return narrowed
}

function compareSchemas(before: unknown, now: unknown, comparison: Comparison): boolean {
  if (now === false) return true
  if (!isSchema(now)) return !same(before, now)
  const from = isSchema(before) ? before : {}
  const below = (left: unknown, right: unknown) => compare(left, right, comparison)
  if (onlyAlternatives(from)) return (from.anyOf as unknown[]).some((one) => below(one, now))
  return (
    Object.values(NARROWER).some((narrows) => narrows(from, now, below)) ||
    Object.entries(now).some(([key, value]) => ONLY_IN_PLACE.has(key) && !same(from[key], value))
  )
}

function compare(before: unknown, after: unknown, comparison: Comparison): boolean {
  if (takesAll(after) || before === false) return false
  const [old, now] = [resolveLocal(before, comparison.before), resolveLocal(after, comparison.after)]
  if (takesAll(now) || old === false) return false
  // Where neither refers to something else, equal texts mean the same.
  if (same(old, now) && !/"\$(ref|dynamicRef)":/.test(JSON.stringify(now))) return false
  return compareOnce(old, now, comparison)
}

/** A schema that is nothing but its alternatives: each of them has to find its place. */
function onlyAlternatives(schema: JsonSchema): boolean {
  return Array.isArray(schema.anyOf) && Object.keys(schema).every((key) => key === 'anyOf' || SAYS_ONLY.has(key))
}

/**
 * Whether some value that `before` takes can be refused by `after`. Where JSON Schema is too rich to tell for certain
 * (`not`, `if`, patterns), a change counts as narrower. A property that is only named from now on does not.
 */
export function isNarrowed(before: unknown, after: unknown, roots: Roots = { before, after }): boolean {
  return compare(before, after, { ...roots, pairs: 0, found: new Map() })
}
