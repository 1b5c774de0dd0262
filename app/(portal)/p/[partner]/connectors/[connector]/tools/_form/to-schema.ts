import type { JsonSchema } from '@/lib/connectors/schema'
import type { FieldErrors } from '@/lib/errors'
import type { InnerSchemaForm, PropertyForm, SchemaForm, SchemaKind } from './form-model'
import { parseJson, parseJsonObject } from './parse-json'

/** The keywords of the two bounds, by kind. */
export const BOUNDS: Partial<Record<SchemaKind, [least: string, most: string]>> = {
  string: ['minLength', 'maxLength'],
  integer: ['minimum', 'maximum'],
  number: ['minimum', 'maximum'],
  array: ['minItems', 'maxItems'],
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

function readDefault({ kind, default: text }: InnerSchemaForm, path: string, problems: FieldErrors): unknown {
  if (kind === 'string') return text === '' ? undefined : text
  if (isNumeric(kind)) return readNumber(text, path, problems)
  if (kind === 'boolean') return text === '' ? undefined : text === 'true'
  return parseJson(text, path, problems)
}

function readValues({ kind, values }: InnerSchemaForm, path: string, problems: FieldErrors): unknown[] | undefined {
  if (kind !== 'string' && !isNumeric(kind)) return undefined
  const lines = values.split('\n').map((line) => line.trim())
  const given = lines.filter((line) => line !== '')
  if (given.length === 0) return undefined
  return kind === 'string' ? given : given.map((line) => readNumber(line, path, problems))
}

function readBounds(form: InnerSchemaForm, path: string, problems: FieldErrors): JsonSchema {
  const keywords = BOUNDS[form.kind]
  if (!keywords) return {}
  return {
    [keywords[0]]: readNumber(form.least, `${path}.least`, problems),
    [keywords[1]]: readNumber(form.most, `${path}.most`, problems),
  }
}

function readProperties(properties: PropertyForm[], path: string, problems: FieldErrors): JsonSchema {
  if (properties.length === 0) return {}
  const required = properties.filter((property) => property.required).map((property) => property.name.trim())
  const entries = properties.map(({ name, description, schema }, index) => {
    const at = `${path}.${index}`
    if (name.trim() === '') problems[`${at}.name`] = 'A property needs a name'
    const said = description.trim() ? { description: description.trim() } : {}
    return [name.trim(), { ...toSchema(schema, `${at}.schema`, problems), ...said }] as const
  })
  const names = entries.map(([name]) => name)
  names.forEach((name, index) => {
    if (name && names.indexOf(name) !== index) {
      problems[`${path}.${index}.name`] = `There are two properties called "${name}"`
    }
  })
  return { properties: Object.fromEntries(entries), ...(required.length > 0 && { required }) }
}

function present(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined))
}

/** The JSON Schema of typed fields. What cannot be read is left out, with a message under `path` in `problems`. */
export function toSchema(form: SchemaForm | InnerSchemaForm, path: string, problems: FieldErrors): JsonSchema {
  if (form.kind === 'json') return parseJsonObject(form.json, `${path}.json`, problems) ?? {}
  const whole = 'properties' in form ? form : null
  const items = form.kind === 'array' && whole ? toSchema(whole.items, `${path}.items`, problems) : {}
  const hasItems = Object.keys(items).length > 0
  return {
    ...parseJsonObject(form.more, `${path}.more`, problems),
    ...present({
      type: form.kind,
      enum: readValues(form, `${path}.values`, problems),
      format: form.kind === 'string' ? form.format.trim() || undefined : undefined,
      pattern: form.kind === 'string' ? form.pattern || undefined : undefined,
      ...readBounds(form, path, problems),
      default: readDefault(form, `${path}.default`, problems),
      items: hasItems ? items : undefined,
    }),
    ...(form.kind === 'object' && whole && readProperties(whole.properties, `${path}.properties`, problems)),
  }
}
