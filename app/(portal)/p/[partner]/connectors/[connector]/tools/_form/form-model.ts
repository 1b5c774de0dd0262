import type { Annotations, BodyEncoding, Method, Parameter, ParameterPlace } from '@/lib/connectors/schema'
import type { ResultForm } from './result-form'

/** The types the form has fields for; `json` is a schema written by hand. */
export const SCHEMA_KINDS = ['string', 'integer', 'number', 'boolean', 'array', 'object', 'json'] as const
export type SchemaKind = (typeof SCHEMA_KINDS)[number]
/** The types of array items and object properties; anything deeper is written by hand. */
export const INNER_KINDS = ['string', 'integer', 'number', 'boolean', 'json'] as const

/** A schema as text fields; an empty text is an absent keyword. */
export interface InnerSchemaForm {
  kind: SchemaKind
  /** `enum`, one value per line. */
  values: string
  default: string
  format: string
  pattern: string
  /** The least number, length or count, by kind. */
  least: string
  most: string
  /** The keywords that have no field, as a JSON object. */
  more: string
  /** The whole schema, for the kind `json`. */
  json: string
}

export interface PropertyForm {
  name: string
  required: boolean
  description: string
  schema: InnerSchemaForm
}

export interface SchemaForm extends InnerSchemaForm {
  items: InnerSchemaForm
  properties: PropertyForm[]
}

export interface ParameterForm {
  name: string
  in: ParameterPlace
  required: boolean
  description: string
  sendAs: string
  schema: SchemaForm
  /** How the value is written on the wire; has no fields of its own yet. */
  wire: Pick<Parameter, 'style' | 'explode' | 'allowReserved' | 'wholeBody' | 'contentType'>
}

/** A tool as it is typed, half-finished or not. */
export interface ToolForm {
  name: string
  title: string
  description: string
  method: Method
  path: string
  parameters: ParameterForm[]
  bodyEncoding: BodyEncoding
  contentType: string
  annotations: Annotations
  /** Set by hand, so that another method no longer changes them. */
  annotationsKept: boolean
  inputSchema: string
  outputSchema: string
  result: ResultForm
}

export function emptyInnerSchema(kind: SchemaKind = 'string'): InnerSchemaForm {
  return { kind, values: '', default: '', format: '', pattern: '', least: '', most: '', more: '', json: '' }
}

export function emptySchema(kind: SchemaKind = 'string'): SchemaForm {
  return { ...emptyInnerSchema(kind), items: emptyInnerSchema('string'), properties: [] }
}

export function emptyProperty(): PropertyForm {
  return { name: '', required: false, description: '', schema: emptyInnerSchema() }
}

/** A parameter nobody has described yet. */
export function emptyParameter(place: ParameterPlace, name = ''): ParameterForm {
  return { name, in: place, required: place === 'path', description: '', sendAs: '', schema: emptySchema(), wire: {} }
}
