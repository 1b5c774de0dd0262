import type { JsonSchema } from '@/lib/connectors/schema'
import {
  emptyInnerSchema,
  emptySchema,
  INNER_KINDS,
  type InnerSchemaForm,
  type PropertyForm,
  SCHEMA_KINDS,
  type SchemaForm,
  type SchemaKind,
} from './form-model'
import { BOUNDS, isNumeric, toSchema } from './to-schema'

function isObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The same for the same meaning: the order of keys and of `required` does not count. */
function canonical(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    const list = value.map((each) => canonical(each))
    return key === 'required' ? list.sort() : list
  }
  if (!isObject(value)) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([name, each]) => [name, canonical(each, name)]))
}

function sameSchema(a: JsonSchema, b: JsonSchema): boolean {
  return JSON.stringify(canonical(a)) === JSON.stringify(canonical(b))
}

function isLine(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !/[\r\n]/.test(value)
}

/** The lines of an `enum`; null for one that needs JSON. */
function valueLines(kind: SchemaKind, values: unknown): string | null {
  if (!Array.isArray(values) || values.length === 0) return null
  const fits = (value: unknown) =>
    kind === 'string' ? isLine(value) && value.trim() === value : Number.isFinite(value)
  if (kind !== 'string' && !isNumeric(kind)) return null
  return values.every(fits) ? values.join('\n') : null
}

function defaultText(kind: SchemaKind, value: unknown): string | null {
  if (kind === 'string') return isLine(value) ? value : null
  if (isNumeric(kind)) return Number.isFinite(value) ? String(value) : null
  if (kind === 'boolean') return typeof value === 'boolean' ? String(value) : null
  return value === undefined ? null : JSON.stringify(value)
}

/** The fields of a kind, each with the keyword it holds and the text of that keyword's value, where it has one. */
function textFields(kind: SchemaKind, schema: JsonSchema) {
  const [least, most] = BOUNDS[kind] ?? []
  const line = (value: unknown) => (kind === 'string' && isLine(value) && value.trim() === value ? value : null)
  const bound = (value: unknown) => (Number.isFinite(value) ? String(value) : null)
  return [
    ['values', 'enum', valueLines(kind, schema.enum)],
    ['default', 'default', defaultText(kind, schema.default)],
    ['format', 'format', line(schema.format)],
    ['pattern', 'pattern', line(schema.pattern)],
    ['least', least ?? '', least ? bound(schema[least]) : null],
    ['most', most ?? '', most ? bound(schema[most]) : null],
  ] as const
}

function asJson(schema: JsonSchema): InnerSchemaForm {
  return { ...emptyInnerSchema('json'), json: JSON.stringify(schema, null, 2) }
}

function toPropertyForms({ properties, required }: JsonSchema): PropertyForm[] {
  const names = Array.isArray(required) ? required : []
  return Object.entries(isObject(properties) ? properties : {}).map(([name, given]) => {
    const { description, ...rest } = isObject(given) ? given : {}
    const said = typeof description === 'string' && description.trim() === description ? description : ''
    const schema = toInnerSchemaForm(said || !isObject(given) ? rest : given)
    return { name, required: names.includes(name), description: said, schema }
  })
}

function withFields(kind: SchemaKind, schema: JsonSchema): SchemaForm {
  const form = emptySchema(kind)
  const taken = new Set(['type'])
  for (const [field, keyword, text] of textFields(kind, schema)) {
    if (text === null) continue
    form[field] = text
    taken.add(keyword)
  }
  if (kind === 'array') {
    form.items = isObject(schema.items) ? toInnerSchemaForm(schema.items) : emptyInnerSchema('json')
    taken.add('items')
  }
  if (kind === 'object') {
    form.properties = toPropertyForms(schema)
    taken.add('properties').add('required')
  }
  const more = Object.entries(schema).filter(([keyword]) => !taken.has(keyword))
  if (more.length > 0) form.more = JSON.stringify(Object.fromEntries(more), null, 2)
  return form
}

/** A schema in fields if fields can give back exactly the same one; otherwise as JSON. */
function toForm(schema: JsonSchema, kinds: readonly SchemaKind[]): SchemaForm {
  const kind = kinds.find((each) => each === schema.type && each !== 'json')
  const form = kind && withFields(kind, schema)
  return form && sameSchema(toSchema(form, '', {}), schema) ? form : { ...emptySchema(), ...asJson(schema) }
}

/** An array's items or an object's property as fields. */
export function toInnerSchemaForm(schema: JsonSchema): InnerSchemaForm {
  const { items: _items, properties: _properties, ...inner } = toForm(schema, INNER_KINDS)
  return inner
}

/** A parameter's schema as fields. Every keyword survives: in its field, under "more", or with the whole schema as JSON. */
export function toSchemaForm(schema: JsonSchema): SchemaForm {
  return toForm(schema, SCHEMA_KINDS)
}
