type JsonSchema = { [keyword: string]: unknown }

/** Keywords whose value is no schema, so that a `$ref` in it is only text. */
const PLAIN_VALUES = new Set(['default', 'const', 'enum', 'examples', 'example', 'required'])
/** Keywords whose value is a map of schemas by name. */
const SCHEMA_MAPS = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas'])
const DEFINITION = /^#\/\$defs\/[^/]+$/

/** The schema with every `$ref` as `rename` has it. */
export function renameRefs(value: unknown, rename: (ref: string) => string): unknown {
  if (Array.isArray(value)) return value.map((each) => renameRefs(each, rename))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => {
    if (PLAIN_VALUES.has(key)) return [key, inner]
    if (key === '$ref' && typeof inner === 'string') return [key, rename(inner)]
    if (!SCHEMA_MAPS.has(key) || typeof inner !== 'object' || inner === null) return [key, renameRefs(inner, rename)]
    return [key, Object.fromEntries(Object.entries(inner).map(([name, each]) => [name, renameRefs(each, rename)]))]
  })
  return Object.fromEntries(entries)
}

/** The schema as it must be written where it is a property: what pointed at its root points at the property. */
function moved(name: string, schema: JsonSchema): JsonSchema {
  const pointer = `#/properties/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}`
  return renameRefs(schema, (ref) => (/^#(\/|$)/.test(ref) ? pointer + ref.slice(1) : ref)) as JsonSchema
}

function onlyPointsToDefinitions(schema: JsonSchema): boolean {
  let only = true
  renameRefs(schema, (ref) => {
    only &&= DEFINITION.test(ref)
    return ref
  })
  return only
}

/**
 * Schemas that each stand alone, made ready to be properties of one root: their `$defs` move to the root where no other
 * schema has a different one of that name; else they stay, and what points at them finds them there.
 */
export function hoistDefinitions(schemas: [name: string, schema: JsonSchema][]): {
  properties: Record<string, JsonSchema>
  $defs: Record<string, unknown>
} {
  const $defs: Record<string, unknown> = {}
  const properties = schemas.map(([name, schema]): [string, JsonSchema] => {
    if (!JSON.stringify(schema).includes('"$ref":')) return [name, schema]
    const { $defs: own, ...rest } = schema
    const entries = typeof own === 'object' && own !== null ? Object.entries(own) : []
    const clash = entries.some(
      ([key, definition]) => Object.hasOwn($defs, key) && JSON.stringify($defs[key]) !== JSON.stringify(definition),
    )
    if (clash || entries.length === 0 || !onlyPointsToDefinitions(schema)) return [name, moved(name, schema)]
    for (const [key, definition] of entries) $defs[key] = definition
    return [name, rest]
  })
  return { properties: Object.fromEntries(properties), $defs }
}
