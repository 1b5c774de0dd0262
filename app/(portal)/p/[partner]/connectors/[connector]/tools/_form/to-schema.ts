import type { JsonSchema } from '@/lib/connectors/schema'
import type { FieldErrors } from '@/lib/errors'
import { parseJson, parseJsonObject } from './parse-json'
import type { PropertyForm, SchemaForm, SchemaKind } from './schema-form'

/** The keywords of the two bounds, by kind. */
export const BOUNDS: Partial<Record<SchemaKind, [least: string, most: string]>> = {
  string: ['minLength', 'maxLength'],
  integer: ['minimum', 'maximum'],
  number: ['minimum', 'maximum'],
  array: ['minItems', 'maxItems'],
}

/** The kinds that are a type of JSON, and stand in `type`. */
export const TYPE_KINDS = ['string', 'integer', 'number', 'boolean', 'array', 'object', 'null'] as const

export function isTypeKind(kind: SchemaKind): kind is (typeof TYPE_KINDS)[number] {
  return TYPE_KINDS.some((each) => each === kind)
}

export function isNumeric(kind: SchemaKind): boolean {
  return kind === 'integer' || kind === 'number'
}

function readNumber(text: string, path: string, problems: FieldErrors): number | undefined {
  if (text.trim() === '') return undefined
  const value = Number(text)
  if (Number.isFinite(value)) return value
  problems[path] = `"${text.trim()}" is no number`
  return undefined
}

/** A value of this kind as it is typed: a text as it is, anything deeper as JSON. */
function readValue(kind: SchemaKind, text: string, path: string, problems: FieldErrors): unknown {
  if (kind === 'string') return text === '' ? undefined : text
  if (isNumeric(kind)) return readNumber(text, path, problems)
  if (kind !== 'boolean') return parseJson(text, path, problems)
  if (!['', 'true', 'false'].includes(text.trim())) problems[path] = 'Write true or false'
  return text.trim() === '' ? undefined : text.trim() === 'true'
}

function readValues(form: SchemaForm, path: string, problems: FieldErrors): unknown[] | undefined {
  const lines = form.values.split('\n').map((line) => line.trim())
  const given = lines.filter((line) => line !== '')
  if (given.length === 0) return undefined
  const values = given.map((line) => readValue(form.kind, line, path, problems))
  return form.nullable && form.kept.nullValue ? [...values, null] : values
}

function readBounds(form: SchemaForm, path: string, problems: FieldErrors): JsonSchema {
  const keywords = BOUNDS[form.kind]
  if (!keywords) return {}
  return {
    [keywords[0]]: readNumber(form.least, `${path}.least`, problems),
    [keywords[1]]: readNumber(form.most, `${path}.most`, problems),
  }
}

function readType({ kind, nullable, kept }: SchemaForm): unknown {
  if (!isTypeKind(kind)) return undefined
  if (!nullable || kind === 'null') return kind
  return kept.nullFirst ? ['null', kind] : [kind, 'null']
}

function noteNames(properties: PropertyForm[], path: string, problems: FieldErrors): void {
  const names = properties.map(({ name }) => name.trim())
  names.forEach((name, index) => {
    if (name === '') problems[`${path}.${index}.name`] = 'A property needs a name'
    else if (names.indexOf(name) !== index) {
      problems[`${path}.${index}.name`] = `There are two properties called "${name}"`
    }
  })
}

/** The names that are needed; `more` has those of no property here. */
function readRequired({ properties, kept }: SchemaForm, more: unknown): unknown[] {
  const marked = properties.filter((property) => property.required).map((property) => property.name.trim())
  const names: unknown[] = Array.isArray(more) ? [...marked, ...more] : marked
  const before = kept.required.filter((name) => names.includes(name))
  return [...before, ...names.filter((name) => !before.some((other) => other === name))]
}

function readAdditional(form: SchemaForm, path: string, problems: FieldErrors): unknown {
  if (form.additional === 'open') return undefined
  if (form.additional !== 'schema') return form.additional === 'any'
  return form.additionalSchema ? toInnerSchema(form.additionalSchema, `${path}.additionalSchema`, problems) : {}
}

function readObject(form: SchemaForm, more: JsonSchema, path: string, problems: FieldErrors): JsonSchema {
  noteNames(form.properties, `${path}.properties`, problems)
  const entries = form.properties.map(({ name, schema }, index) => {
    return [name.trim(), toInnerSchema(schema, `${path}.properties.${index}.schema`, problems)] as const
  })
  const required = readRequired(form, more.required)
  return {
    properties: entries.length > 0 ? Object.fromEntries(entries) : undefined,
    required: required.length > 0 ? required : undefined,
    additionalProperties: readAdditional(form, path, problems),
  }
}

function readAlternatives({ alternatives }: SchemaForm, path: string, problems: FieldErrors): unknown {
  if (alternatives.length === 0) problems[path] = 'Add at least one alternative'
  return alternatives.map(({ schema }, index) => toInnerSchema(schema, `${path}.${index}.schema`, problems))
}

function present(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined))
}

function readKind(form: SchemaForm, more: JsonSchema, path: string, problems: FieldErrors): JsonSchema {
  const { kind } = form
  const text = kind === 'string'
  return present({
    type: readType(form),
    $ref: kind === 'ref' ? form.ref.trim() || undefined : undefined,
    title: form.title.trim() || undefined,
    description: form.description.trim() || undefined,
    enum: readValues(form, `${path}.values`, problems),
    const: readValue(kind, form.only, `${path}.only`, problems),
    format: text ? form.format.trim() || undefined : undefined,
    pattern: text ? form.pattern || undefined : undefined,
    ...readBounds(form, path, problems),
    default: readValue(kind, form.default, `${path}.default`, problems),
    items: kind === 'array' && form.items ? toInnerSchema(form.items, `${path}.items`, problems) : undefined,
    ...(kind === 'object' && readObject(form, more, path, problems)),
    ...(kind === 'choice' && { [form.combinator]: readAlternatives(form, `${path}.alternatives`, problems) }),
  })
}

/** A schema inside another one; by hand it can be true or false as well. */
function toInnerSchema(form: SchemaForm, path: string, problems: FieldErrors): unknown {
  if (form.kind === 'json' && /^\s*(true|false)\s*$/.test(form.json)) return form.json.trim() === 'true'
  return toSchema(form, path, problems)
}

/** The JSON Schema of typed fields. What cannot be read is left out, with a message under `path` in `problems`. */
export function toSchema(form: SchemaForm, path: string, problems: FieldErrors): JsonSchema {
  if (form.kind === 'json') return parseJsonObject(form.json, `${path}.json`, problems) ?? {}
  if (form.kind === 'ref' && form.ref.trim() === '') problems[`${path}.ref`] = 'Name the definition it stands for'
  const more = parseJsonObject(form.more, `${path}.more`, problems) ?? {}
  return { ...more, ...readKind(form, more, path, problems) }
}
