import type { JsonSchema } from '@/lib/connectors/schema'

/** What one direction of a document's schemas shares: each `$ref` is converted once, however many operations use it. */
export interface SchemaContext {
  root: Record<string, unknown>
  /** Inputs lose what the API only answers, outputs what it only takes. */
  direction: 'input' | 'output'
  /** Converted targets by pointer; in the definitions where they are large or lead to themselves. */
  converted: Map<string, JsonSchema>
  definitions: Map<string, JsonSchema>
  names: Map<string, string>
  /** Pointers being converted now, with how many properties and items lay between the start and them. */
  active: Map<string, number>
  recursive: Set<string>
  boundary: number
  depth: number
  /** What was left out or changed of the schemas being converted. */
  notes: Set<string>
}

export function newSchemaContext(root: Record<string, unknown>, direction: SchemaContext['direction']): SchemaContext {
  return {
    root,
    direction,
    converted: new Map(),
    definitions: new Map(),
    names: new Map(),
    active: new Map(),
    recursive: new Set(),
    boundary: 0,
    depth: 0,
    notes: new Set(),
  }
}

/** The key of a pointer in `$defs`: its last step, made safe and unique. */
export function definitionName({ names }: SchemaContext, pointer: string): string {
  const known = names.get(pointer)
  if (known) return known
  const base =
    (pointer.split('/').at(-1) ?? '').replace(/~1|%[0-9a-f]{2}|[^a-zA-Z0-9_]+/gi, '_').slice(0, 40) || 'schema'
  const taken = new Set(names.values())
  let name = base
  for (let count = 2; taken.has(name); count++) name = `${base}_${count}`
  names.set(pointer, name)
  return name
}

/** What a schema says once its `$ref` into the definitions is followed. */
export function contentOf(context: SchemaContext, schema: JsonSchema): JsonSchema {
  let found = schema
  for (let step = 0; step < 20 && typeof found.$ref === 'string'; step++) {
    const { $ref, ...beside } = found as { $ref: string }
    const target = context.definitions.get($ref.slice('#/$defs/'.length))
    if (!target) return {}
    found = { ...target, ...beside }
  }
  return found
}
