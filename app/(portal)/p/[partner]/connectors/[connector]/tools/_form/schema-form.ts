/** The types the form has fields for. `ref` points at a definition, `choice` is one of several forms, `json` is written by hand. */
export const SCHEMA_KINDS = [
  'string',
  'integer',
  'number',
  'boolean',
  'array',
  'object',
  'choice',
  'ref',
  'null',
  'any',
  'json',
] as const
export type SchemaKind = (typeof SCHEMA_KINDS)[number]

export const COMBINATORS = ['oneOf', 'anyOf'] as const
export type Combinator = (typeof COMBINATORS)[number]

/** What an object takes beside its properties: `open` says nothing of it, `closed` is none, `any` is anything, `schema` is what fits one. */
export type Additional = 'open' | 'closed' | 'any' | 'schema'

/** A schema as text fields; an empty text is an absent keyword. */
export interface SchemaForm {
  kind: SchemaKind
  /** `null` is allowed beside the type. */
  nullable: boolean
  title: string
  description: string
  /** `enum`, one value per line. */
  values: string
  /** `const`, and `default`. */
  only: string
  default: string
  format: string
  pattern: string
  /** The least number, length or count, by kind. */
  least: string
  most: string
  items: SchemaForm | null
  properties: PropertyForm[]
  additional: Additional
  additionalSchema: SchemaForm | null
  combinator: Combinator
  alternatives: AlternativeForm[]
  /** The whole of `$ref`. */
  ref: string
  /** The keywords that have no field, as a JSON object. */
  more: string
  /** The whole schema, for the kind `json`. */
  json: string
  /** What has no meaning, and is given back as it came. */
  kept: Kept
}

interface Kept {
  /** `["null", "string"]` in place of `["string", "null"]`. */
  nullFirst: boolean
  /** Whether `enum` of a nullable schema has `null` at its end. */
  nullValue: boolean
  /** The names of `required`, in the order they came in. */
  required: string[]
}

export interface PropertyForm {
  /** Tells it from its siblings while they are named and moved. */
  id: number
  name: string
  required: boolean
  schema: SchemaForm
}

export interface AlternativeForm {
  id: number
  schema: SchemaForm
}

export function emptySchema(kind: SchemaKind = 'string'): SchemaForm {
  return {
    kind,
    nullable: false,
    title: '',
    description: '',
    values: '',
    only: '',
    default: '',
    format: '',
    pattern: '',
    least: '',
    most: '',
    items: null,
    properties: [],
    additional: 'open',
    additionalSchema: null,
    combinator: 'oneOf',
    alternatives: [],
    ref: '',
    more: '',
    json: '',
    kept: { nullFirst: false, nullValue: true, required: [] },
  }
}

/** A schema as a person writes it; without text, none at all. */
export function jsonForm(json = ''): SchemaForm {
  return { ...emptySchema('json'), json }
}

/** An id that none of the siblings has. */
export function nextId(siblings: { id: number }[]): number {
  return Math.max(-1, ...siblings.map(({ id }) => id)) + 1
}

/** Whether there is a schema at all. */
export function isGiven(form: SchemaForm): boolean {
  return form.kind !== 'json' || form.json.trim() !== ''
}
