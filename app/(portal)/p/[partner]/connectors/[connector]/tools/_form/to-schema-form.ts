import type { JsonSchema } from '@/lib/connectors/schema'
import {
  type AlternativeForm,
  COMBINATORS,
  emptySchema,
  jsonForm,
  type PropertyForm,
  type SchemaForm,
  type SchemaKind,
} from './schema-form'
import { BOUNDS, isNumeric, TYPE_KINDS, toSchema } from './to-schema'

function isObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The same for the same schema: only the order of keys does not count. */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (!isObject(value)) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([name, each]) => [name, canonical(each)]))
}

function sameSchema(a: JsonSchema, b: JsonSchema): boolean {
  return JSON.stringify(canonical(a)) === JSON.stringify(canonical(b))
}

function isLine(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !/[\r\n]/.test(value)
}

/** A text that is the same after it was typed. */
function trimmed(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.trim() === value ? value : null
}

/** A value as it is typed; null for one that this kind has no text for. */
function valueText(kind: SchemaKind, value: unknown, line = false): string | null {
  if (value === undefined) return null
  if (kind === 'string') return isLine(value) && (!line || value.trim() === value) ? value : null
  if (isNumeric(kind)) return Number.isFinite(value) ? String(value) : null
  if (kind === 'boolean') return typeof value === 'boolean' ? String(value) : null
  return JSON.stringify(value)
}

/** The lines of an `enum`; null for one that needs JSON. */
function valueLines(kind: SchemaKind, values: unknown): string | null {
  if (!Array.isArray(values) || values.length === 0) return null
  const lines = values.map((value) => valueText(kind, value, true))
  return lines.includes(null) ? null : lines.join('\n')
}

function withoutLastNull(values: unknown): unknown {
  return Array.isArray(values) && values.at(-1) === null ? values.slice(0, -1) : values
}

/** The text fields of a kind, each with its keyword and the text of that keyword's value, where it has one. */
function textFields({ kind, nullable }: SchemaForm, schema: JsonSchema) {
  const [least, most] = BOUNDS[kind] ?? []
  const line = (value: unknown) => (kind === 'string' && isLine(value) ? value : null)
  const bound = (value: unknown) => (Number.isFinite(value) ? String(value) : null)
  return [
    ['title', 'title', trimmed(schema.title)],
    ['description', 'description', trimmed(schema.description)],
    ['values', 'enum', valueLines(kind, nullable ? withoutLastNull(schema.enum) : schema.enum)],
    ['only', 'const', valueText(kind, schema.const)],
    ['default', 'default', valueText(kind, schema.default)],
    ['format', 'format', trimmed(line(schema.format))],
    ['pattern', 'pattern', line(schema.pattern)],
    ['least', least ?? '', least ? bound(schema[least]) : null],
    ['most', most ?? '', most ? bound(schema[most]) : null],
    ['ref', '$ref', kind === 'ref' ? trimmed(schema.$ref) : null],
  ] as const
}

/** The type and whether it may be null; the kind of a schema without one type follows from what else it says. */
function emptyFormOf(schema: JsonSchema): SchemaForm {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type]
  const named = types.length === 2 ? types.filter((type) => type !== 'null') : types
  const type = named.length === 1 ? TYPE_KINDS.find((kind) => kind === named[0]) : undefined
  const form = emptySchema()
  const choice = COMBINATORS.filter((each) => Array.isArray(schema[each]) && schema[each].length > 0)
  const own = 'properties' in schema || 'items' in schema
  if (choice.length === 1 && choice[0] && !own) return { ...form, kind: 'choice', combinator: choice[0] }
  if (!type) return { ...form, kind: '$ref' in schema ? 'ref' : 'any' }
  const nullable = types.length === 2
  const nullValue = !Array.isArray(schema.enum) || schema.enum.at(-1) === null
  return { ...form, kind: type, nullable, kept: { nullFirst: types[0] === 'null', nullValue, required: [] } }
}

function toInnerForm(schema: unknown): SchemaForm {
  return isObject(schema) ? toForm(schema) : jsonForm(JSON.stringify(schema))
}

function toProperties(properties: JsonSchema, required: unknown[]): PropertyForm[] {
  return Object.entries(properties).map(([name, schema], id) => {
    return { id, name, required: required.includes(name), schema: toInnerForm(schema) }
  })
}

function fillObject(form: SchemaForm, schema: JsonSchema, taken: Set<string>): void {
  const { properties, additionalProperties: additional } = schema
  const required = Array.isArray(schema.required) ? schema.required : []
  if (isObject(properties) && Object.keys(properties).length > 0) {
    form.properties = toProperties(properties, required)
    form.kept.required = required
    taken.add('properties')
    if (required.length > 0 && required.every((name) => Object.hasOwn(properties, name))) taken.add('required')
  }
  if (typeof additional === 'boolean') form.additional = additional ? 'any' : 'closed'
  if (isObject(additional)) {
    form.additional = 'schema'
    form.additionalSchema = toInnerForm(additional)
  }
  if (form.additional !== 'open') taken.add('additionalProperties')
}

function fillNested(form: SchemaForm, schema: JsonSchema, taken: Set<string>): void {
  if (form.kind === 'object') fillObject(form, schema, taken)
  if (form.kind === 'array' && 'items' in schema) {
    form.items = toInnerForm(schema.items)
    taken.add('items')
  }
  if (form.kind === 'choice') {
    const alternatives = schema[form.combinator]
    const list = Array.isArray(alternatives) ? alternatives : []
    form.alternatives = list.map((each, id): AlternativeForm => ({ id, schema: toInnerForm(each) }))
    taken.add(form.combinator)
  }
}

/** The names of `required` that no property here has. */
function withoutProperties(required: unknown, { properties }: SchemaForm): unknown {
  if (!Array.isArray(required)) return required
  return required.filter((name) => !properties.some((property) => property.name === name))
}

function withFields(schema: JsonSchema): SchemaForm {
  const form = emptyFormOf(schema)
  const taken = new Set(TYPE_KINDS.some((kind) => kind === form.kind) ? ['type'] : [])
  for (const [field, keyword, text] of textFields(form, schema)) {
    if (text === null) continue
    form[field] = text
    taken.add(keyword)
  }
  fillNested(form, schema, taken)
  const more = Object.entries(schema)
    .filter(([keyword]) => !taken.has(keyword))
    .map(([keyword, value]) => [keyword, keyword === 'required' ? withoutProperties(value, form) : value])
  if (more.length > 0) form.more = JSON.stringify(Object.fromEntries(more), null, 2)
  return form
}

function toForm(schema: JsonSchema): SchemaForm {
  const form = withFields(schema)
  const problems = {}
  const back = toSchema(form, '', problems)
  if (sameSchema(back, schema) && Object.keys(problems).length === 0) return form
  return { ...emptySchema('any'), more: JSON.stringify(schema, null, 2) }
}

/** A schema as fields. Every keyword survives: in its field, or under "more". */
export function toSchemaForm(schema: JsonSchema): SchemaForm {
  const form = toForm(schema)
  if (!form.description) return form
  // What a parameter is has a field of its own.
  const more = { description: form.description, ...JSON.parse(form.more || '{}') }
  return { ...form, description: '', more: JSON.stringify(more, null, 2) }
}

/** The same for a schema that need not be there. */
export function toWholeSchemaForm(schema: JsonSchema | undefined): SchemaForm {
  return schema ? toSchemaForm(schema) : jsonForm()
}
