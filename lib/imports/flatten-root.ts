import type { JsonSchema } from '@/lib/connectors/schema'
import { asList, asObject, isObject } from './as-object'
import { mergeSchemas } from './merge-schemas'
import { contentOf, type SchemaContext } from './schema-context'

/** An object schema with nothing at its root but what Claude takes there. */
export interface RootObject {
  properties: Record<string, JsonSchema>
  required: string[]
  additionalProperties?: unknown
  patternProperties?: unknown
  description?: string
}

function isObjectType({ type, properties }: JsonSchema): boolean {
  return (
    type === 'object' ||
    (Array.isArray(type) && type.includes('object')) ||
    (type === undefined && isObject(properties))
  )
}

function requiredOf({ required }: JsonSchema): string[] {
  return asList(required).filter((name): name is string => typeof name === 'string')
}

function valuesOf(schema: JsonSchema): unknown[] {
  return schema.const === undefined ? asList(schema.enum) : [schema.const]
}

/** What a property may be where the variants differ. */
function either(left: JsonSchema, right: JsonSchema): JsonSchema {
  if (JSON.stringify(left) === JSON.stringify(right)) return left
  const values = [valuesOf(left), valuesOf(right)]
  if (values.every((each) => each.length > 0) && left.type === right.type) {
    const { const: _, ...rest } = left
    return { ...rest, enum: [...new Set(values.flat())] }
  }
  const sides = [left, right].flatMap((side) => {
    return Array.isArray(side.anyOf) && Object.keys(side).length === 1 ? (side.anyOf as JsonSchema[]) : [side]
  })
  return { anyOf: [...new Map(sides.map((side) => [JSON.stringify(side), side])).values()] }
}

/** The property whose one value tells each variant from the others. */
function markOf(variants: RootObject[]): string | undefined {
  const [first] = variants
  return Object.keys(first?.properties ?? {}).find((name) => {
    const marks = variants.map(({ properties }) => valuesOf(properties[name] ?? {}))
    return marks.every(({ length }) => length === 1) && new Set(marks.flat()).size === variants.length
  })
}

/** What only some variants require, said in the property's description: a plain object cannot. */
function sayWhenNeeded(properties: Record<string, JsonSchema>, variants: RootObject[]): Record<string, JsonSchema> {
  const mark = markOf(variants)
  if (mark === undefined) return properties
  const entries = Object.entries(properties).map(([name, schema]) => {
    const needing = variants.filter(({ required }) => required.includes(name))
    if (needing.length === 0 || needing.length === variants.length) return [name, schema]
    const values = needing
      .flatMap(({ properties: own }) => valuesOf(own[mark] ?? {}))
      .map((value) => JSON.stringify(value))
    const note = `Needed where ${mark} is ${values.join(' or ')}.`
    const description = typeof schema.description === 'string' ? `${schema.description}\n${note}` : note
    return [name, { ...schema, description }]
  })
  return Object.fromEntries(entries)
}

function uniteProperties(variants: RootObject[]): Record<string, JsonSchema> {
  const united = new Map<string, JsonSchema>()
  for (const { properties } of variants) {
    for (const [name, schema] of Object.entries(properties)) {
      const known = united.get(name)
      united.set(name, known ? either(known, schema) : schema)
    }
  }
  return Object.fromEntries(united)
}

function withVariants(context: SchemaContext, base: RootObject, union: unknown, depth: number): RootObject | null {
  const variants = asList(union)
    .filter((variant) => isObject(variant) && variant.type !== 'null')
    .map((variant) => flattenRoot(context, variant as JsonSchema, depth + 1))
  if (variants.length === 0) return base
  const objects = variants.filter((variant) => variant !== null)
  if (objects.length < variants.length) return null
  const inAll = (name: string) => objects.every((variant) => variant.required.includes(name))
  const closed = objects.every((variant) => variant.additionalProperties === false)
  return {
    ...base,
    properties: asObject(
      mergeSchemas({ properties: base.properties }, { properties: sayWhenNeeded(uniteProperties(objects), objects) })
        .properties,
    ) as Record<string, JsonSchema>,
    required: [...new Set([...base.required, ...(objects[0]?.required ?? []).filter(inAll)])],
    ...(!closed && base.additionalProperties === false && { additionalProperties: undefined }),
  }
}

/**
 * A schema as one object, or null where it is none: `oneOf` and `anyOf` at its root become all their properties, of
 * which only those stay required that every variant requires.
 */
export function flattenRoot(context: SchemaContext, schema: JsonSchema, depth = 0): RootObject | null {
  if (depth > 5) return null
  const { allOf, ...content } = contentOf(context, schema)
  const whole = asList(allOf)
    .filter(isObject)
    .map((part) => contentOf(context, part))
    .reduce(mergeSchemas, content)
  const union = [whole.oneOf, whole.anyOf].filter(Array.isArray)
  if (!isObjectType(whole) && (whole.type !== undefined || union.length === 0)) return null
  const base: RootObject = {
    properties: asObject(whole.properties) as Record<string, JsonSchema>,
    required: requiredOf(whole),
    ...(whole.additionalProperties !== undefined && { additionalProperties: whole.additionalProperties }),
    ...(whole.patternProperties !== undefined && { patternProperties: whole.patternProperties }),
    ...(typeof whole.description === 'string' && { description: whole.description }),
  }
  return union.reduce<RootObject | null>(
    (found, variants) => found && withVariants(context, found, variants, depth),
    base,
  )
}
