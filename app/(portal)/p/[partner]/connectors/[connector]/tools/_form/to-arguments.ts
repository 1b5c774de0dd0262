import type { JsonSchema } from '@/lib/connectors/schema'
import type { FieldErrors } from '@/lib/errors'
import { parseJson } from './parse-json'

/** One argument that can be typed to try a tool. */
export interface ArgumentField {
  name: string
  kind: 'string' | 'integer' | 'number' | 'boolean' | 'json'
  /** What the schema calls it: "string", "array of string". */
  type: string
  required: boolean
  description: string
  /** The values of an `enum`, as they are typed. */
  options: string[] | null
  /** The example or default it starts with. */
  initial: string
}

const SCALARS = ['string', 'integer', 'number', 'boolean'] as const

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function typesOf({ type }: JsonSchema): string[] {
  const types = Array.isArray(type) ? type : type === undefined ? [] : [type]
  return types.filter((each): each is string => typeof each === 'string' && each !== 'null')
}

function kindOf(schema: JsonSchema): ArgumentField['kind'] {
  const types = typesOf(schema)
  if (types.length === 1) return SCALARS.find((each) => each === types[0]) ?? 'json'
  const { enum: values } = schema
  const texts = types.length === 0 && Array.isArray(values) && values.every((value) => typeof value === 'string')
  return texts ? 'string' : 'json'
}

function typeName(schema: JsonSchema): string {
  const types = typesOf(schema)
  if (types[0] === 'array' && isSchema(schema.items) && typesOf(schema.items).length > 0) {
    return `array of ${typesOf(schema.items).join(' or ')}`
  }
  return types.join(' or ') || 'any value'
}

function toText(value: unknown): string {
  if (value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function initialText(schema: JsonSchema, kind: ArgumentField['kind']): string {
  const examples = Array.isArray(schema.examples) ? schema.examples : []
  const value = schema.const ?? examples[0] ?? schema.example ?? schema.default
  return kind === 'json' && value !== undefined ? JSON.stringify(value, null, 2) : toText(value)
}

/** What can be typed for a tool with this input schema, in its order. */
export function argumentFields(schema: JsonSchema): ArgumentField[] {
  const required = Array.isArray(schema.required) ? schema.required : []
  return Object.entries(isSchema(schema.properties) ? schema.properties : {}).map(([name, given]) => {
    const property = isSchema(given) ? given : {}
    const kind = kindOf(property)
    return {
      name,
      kind,
      type: typeName(property),
      required: required.includes(name),
      description: typeof property.description === 'string' ? property.description : '',
      options: kind !== 'json' && Array.isArray(property.enum) ? property.enum.map(toText) : null,
      initial: initialText(property, kind),
    }
  })
}

function readArgument({ name, kind }: ArgumentField, text: string, problems: FieldErrors): unknown {
  if (kind === 'string') return text
  if (kind === 'boolean') return text === 'true'
  if (kind === 'json') return parseJson(text, name, problems)
  const value = Number(text)
  if (!Number.isFinite(value)) problems[name] = `"${text}" is no number`
  return value
}

/** The arguments that typed texts give. An empty text is an argument not given; a required one is a problem at its name. */
export function toArguments(
  fields: ArgumentField[],
  texts: Record<string, string>,
): { args: Record<string, unknown>; problems: FieldErrors } {
  const problems: FieldErrors = {}
  const args: Record<string, unknown> = {}
  for (const field of fields) {
    const text = Object.hasOwn(texts, field.name) ? (texts[field.name] ?? '') : field.initial
    if (text.trim() === '') {
      if (field.required) problems[field.name] = `The tool needs "${field.name}"`
      continue
    }
    const value = readArgument(field, text, problems)
    if (value !== undefined) args[field.name] = value
  }
  return { args, problems }
}
