import type { JsonSchema } from '@/lib/connectors/schema'
import { asList, asObject, asText, isObject, own } from './as-object'
import { convertKeywords } from './convert-keywords'
import { isHidden } from './convert-object'
import { mergeSchemas } from './merge-schemas'
import { RefProblem, resolveRefs } from './resolve-refs'
import { contentOf, definitionName, type SchemaContext } from './schema-context'

/** A schema of this size that several places use stands once in `$defs`. */
const INLINE_CHARACTERS = 600
const MAX_DEPTH = 80

type RawSchema = Record<string, unknown>

/** A schema of OpenAPI 3.0, 3.1 or Swagger 2.0 as JSON Schema 2020-12. What is large or recursive is a `$ref` into `context.definitions`. */
export function convertSchema(context: SchemaContext, raw: unknown): JsonSchema {
  if (raw === false) return context.direction === 'input' ? { not: {} } : {}
  if (!isObject(raw) || context.depth > MAX_DEPTH) return {}
  context.depth++
  try {
    if (typeof own(raw, '$ref') !== 'string') return convertInPlace(context, raw)
    if (!isTwoSchemas(context, raw)) return convertRef(context, raw)
    const { $ref, ...rest } = raw
    return convertInPlace(context, { ...rest, allOf: [{ $ref }, ...asList(rest.allOf)] })
  } finally {
    context.depth--
  }
}

/** The same for what stands behind a property or an item: a schema may lead to itself from there. */
export function convertInner(context: SchemaContext, raw: unknown): JsonSchema {
  context.boundary++
  const converted = convertSchema(context, raw)
  context.boundary--
  return converted
}

/** What says something of the place and nothing of the value; everything else beside a `$ref` is a second schema. */
const BESIDE = new Set(['$ref', '$comment', 'title', 'description', 'summary', 'nullable', 'readOnly', 'writeOnly'])

/** 3.1 has rules beside a `$ref` hold as well; before it they are to be ignored. */
function isTwoSchemas(context: SchemaContext, raw: RawSchema): boolean {
  return (
    /^3\.[1-9]/.test(asText(context.root.openapi)) &&
    Object.keys(raw).some((key) => !BESIDE.has(key) && !key.startsWith('x-'))
  )
}

function withBeside(converted: JsonSchema, raw: RawSchema): JsonSchema {
  const description = own(raw, 'description')
  const described = typeof description === 'string' && description.trim() ? { ...converted, description } : converted
  return own(raw, 'nullable') === true ? toNullable(described) : described
}

/** The schema, or null. */
export function toNullable(schema: JsonSchema): JsonSchema {
  const { type } = schema
  const values = Array.isArray(schema.enum) ? { enum: [...new Set([...schema.enum, null])] } : {}
  if (typeof type === 'string') return type === 'null' ? schema : { ...schema, type: [type, 'null'], ...values }
  if (Array.isArray(type)) return { ...schema, type: [...new Set([...type, 'null'])], ...values }
  if (Object.keys(schema).every((key) => key === 'description' || key === 'examples')) return schema
  const { description, ...rest } = schema
  return { ...(description !== undefined && { description }), anyOf: [rest, { type: 'null' }] }
}

function convertRef(context: SchemaContext, raw: RawSchema): JsonSchema {
  let found: ReturnType<typeof resolveRefs>
  try {
    found = resolveRefs(context.root, raw)
  } catch (error) {
    if (!(error instanceof RefProblem)) throw error
    context.notes.add(`A schema ${error.message}; any value is taken in its place.`)
    return withBeside({}, raw)
  }
  const pointer = found.pointer ?? ''
  return withBeside(convertTarget(context, pointer, found.value), raw)
}

function convertTarget(context: SchemaContext, pointer: string, target: unknown): JsonSchema {
  const known = context.converted.get(pointer)
  if (known) return known
  const name = () => definitionName(context, pointer)
  const start = context.active.get(pointer)
  if (start !== undefined) {
    // It would be checked against itself, with the same value, for ever.
    if (start === context.boundary) return {}
    context.recursive.add(pointer)
    return { $ref: `#/$defs/${name()}` }
  }
  context.active.set(pointer, context.boundary)
  const converted = isObject(target) ? convertInPlace(context, target) : {}
  context.active.delete(pointer)

  const isShort = JSON.stringify(converted).length <= INLINE_CHARACTERS
  const kept = isShort && !context.recursive.has(pointer) ? converted : { $ref: `#/$defs/${name()}` }
  if (kept !== converted) context.definitions.set(name(), converted)
  context.converted.set(pointer, kept)
  return kept
}

function convertInPlace(context: SchemaContext, raw: RawSchema): JsonSchema {
  const parts = asList(own(raw, 'allOf'))
  const { nullable, allOf: _, ...rest } = raw
  const base = convertKeywords(context, rest)
  const whole = parts.map((part) => convertPart(context, part)).reduce(mergeSchemas, base)
  const merged = parts.length > 1 || rest.properties !== undefined ? withoutHidden(context, whole, raw) : whole
  if (context.direction === 'output') return toNullable(merged)
  const isNullable = nullable === true || own(raw, 'x-nullable') === true
  return isNullable ? toNullable(merged) : merged
}

function hiddenNames(context: SchemaContext, given: unknown, depth = 0): string[] {
  let raw: unknown
  try {
    raw = resolveRefs(context.root, given).value
  } catch (error) {
    if (error instanceof RefProblem) return []
    throw error
  }
  const flagged = Object.entries(asObject(own(raw, 'properties'))).filter(([, schema]) => isHidden(context, schema))
  const inner = depth < 5 ? asList(own(raw, 'allOf')).flatMap((part) => hiddenNames(context, part, depth + 1)) : []
  return [...flagged.map(([name]) => name), ...inner]
}

/** Without what one part of an `allOf` hides, though another part shows or requires it. */
function withoutHidden(context: SchemaContext, schema: JsonSchema, raw: RawSchema): JsonSchema {
  const hidden = new Set(asList(raw.allOf).length > 0 ? hiddenNames(context, raw) : [])
  if (hidden.size === 0) return schema
  const { properties, required, ...rest } = schema
  const shown = Object.entries(asObject(properties)).filter(([name]) => !hidden.has(name))
  const needed = asList(required).filter((name) => !hidden.has(String(name)))
  return {
    ...rest,
    ...(shown.length > 0 && { properties: Object.fromEntries(shown) }),
    ...(needed.length > 0 && { required: needed }),
  }
}

/** One part of an `allOf`, in full. A parent that names its children (`oneOf`) is taken without them. */
function convertPart(context: SchemaContext, part: unknown): JsonSchema {
  const pointer = own(part, '$ref')
  if (typeof pointer !== 'string') return contentOf(context, convertSchema(context, part))
  let target: ReturnType<typeof resolveRefs>
  try {
    target = resolveRefs(context.root, part)
  } catch (error) {
    if (error instanceof RefProblem) return convertSchema(context, part)
    throw error
  }
  const raw = isObject(target.value) ? target.value : {}
  const children = [...asList(own(raw, 'oneOf')), ...asList(own(raw, 'anyOf'))]
  const isActive = context.active.has(target.pointer ?? '')
  const leadsBack = children.some((child) => context.active.has(String(own(child, '$ref') ?? '')))
  if (!isActive && !leadsBack) return contentOf(context, convertSchema(context, part))
  const { oneOf, anyOf, allOf, discriminator, ...alone } = raw
  return isActive && context.depth > MAX_DEPTH / 2 ? {} : convertSchema(context, alone)
}
