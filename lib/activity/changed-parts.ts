type Json = Record<string, unknown>

/** What differs between two states of a thing, for the detail of an audit entry. */
export interface ChangedParts {
  before: Json
  after: Json
}

const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right)

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}

/** A list of named things by their names, so that one change in it is one change; null for every other list. */
function byName(value: unknown): Json | null {
  if (!Array.isArray(value) || value.length === 0) return null
  const named = value.map((each) =>
    isObject(each) && typeof each.name === 'string' ? ([each.name, each] as const) : null,
  )
  const names = new Set(named.map((each) => each?.[0]))
  if (names.has(undefined) || names.size !== value.length) return null
  return Object.fromEntries(named.flatMap((each) => (each ? [each] : [])))
}

function asObjects(before: unknown, after: unknown): [Json, Json] | null {
  if (isObject(before) && isObject(after)) return [before, after]
  const [left, right] = [byName(before), byName(after)]
  // A list whose order alone was changed is shown as a list.
  return left && right && !same(Object.entries(left).sort(), Object.entries(right).sort()) ? [left, right] : null
}

/** Only what differs between the two, however deep; what is on one side only is shown on that side. */
export function changedParts(before: object, after: object): ChangedParts {
  const left: Json = { ...before }
  const right: Json = { ...after }
  const parts: ChangedParts = { before: {}, after: {} }
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    if (same(left[key], right[key])) continue
    const objects = asObjects(left[key], right[key])
    const inner = objects && changedParts(...objects)
    const [was, is] = inner ? [inner.before, inner.after] : [left[key], right[key]]
    if (was !== undefined) parts.before[key] = was
    if (is !== undefined) parts.after[key] = is
  }
  return parts
}
