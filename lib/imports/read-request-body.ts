import type { JsonSchema, ToolDefinition } from '@/lib/connectors/schema'
import { asObject, asText, isObject, own } from './as-object'
import { convertInner } from './convert-schema'
import { fileSchema } from './file-schema'
import { flattenRoot, type RootObject } from './flatten-root'
import { type ParameterDraft, splitDescription } from './parameter-drafts'
import { exampleValues, withExamples } from './read-examples'
import { type Operation, OperationProblem } from './read-operations'
import { RefProblem, resolveObject } from './resolve-refs'
import { contentOf, type SchemaContext } from './schema-context'

export interface RequestBody {
  encoding: ToolDefinition['bodyEncoding']
  contentType?: string
  drafts: ParameterDraft[]
}

type Encoding = RequestBody['encoding']

const NO_BODY: RequestBody = { encoding: 'json', drafts: [] }
const TEXT = /^text\/|xml|yaml|javascript|ndjson|jsonl|x-json-stream|graphql|sparql|toml|csv/i
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/
/** Of a body's properties; more are one object. The other parameters need room too. */
const MAX_PROPERTIES = 80

/** The encodings in the order they are chosen in: what Claude writes best first. */
function rank(type: string): number {
  if (/^application\/json\b/i.test(type)) return 0
  if (/^[\w.-]+\/([\w.-]+\+)?json\b/i.test(type)) return 1
  if (/x-www-form-urlencoded/i.test(type)) return 2
  if (/^multipart\//i.test(type)) return 3
  if (/^text\/plain/i.test(type)) return 4
  if (TEXT.test(type)) return 5
  return type.includes('*') ? 7 : 6
}

function chooseContent(content: unknown): { type: string; media: Record<string, unknown> } | null {
  const [first] = Object.entries(asObject(content))
    .filter(([type]) => type.includes('/'))
    .map(([type, media]) => ({ type: type.split(';')[0]?.trim() ?? type, media: asObject(media) }))
    .sort((a, b) => rank(a.type) - rank(b.type))
  return first ?? null
}

function isBinary(schema: JsonSchema): boolean {
  const { format, contentMediaType, contentEncoding, type } = schema
  const isText = type === 'string' || type === undefined || (Array.isArray(type) && type.includes('string'))
  return isText && contentEncoding === undefined && (format === 'binary' || contentMediaType !== undefined)
}

/** What a content type is sent as, where the schema may say that it is bytes. */
function encodingOf(type: string, schema: JsonSchema): Encoding {
  const order = rank(type)
  if (order <= 1) return 'json'
  if (order === 2) return 'form'
  if (order === 3) return 'multipart'
  if (order === 7 && !isBinary(schema) && Object.keys(schema).length > 0) return 'json'
  return 'raw'
}

function ownType(type: string, encoding: Encoding): { contentType?: string } {
  const usual = {
    json: 'application/json',
    form: 'application/x-www-form-urlencoded',
    multipart: 'multipart/form-data',
  }
  if (!MEDIA_TYPE.test(type) || type.includes('*')) return {}
  return encoding !== 'raw' && usual[encoding] === type.toLowerCase() ? {} : { contentType: type }
}

function rawDraft(context: SchemaContext, type: string, schema: JsonSchema, description: string): ParameterDraft {
  const content = contentOf(context, schema)
  // Base64 that the API itself decodes is text to us.
  const isText =
    rank(type) <= 5 || /^(byte|base64)$/.test(String(content.format)) || content.contentEncoding !== undefined
  const base = { wireName: 'body', in: 'body' as const, required: true, wholeBody: true }
  const split = splitDescription(content, description)
  if (!isText) return { ...base, description: split.description, schema: fileSchema('body'), style: 'file' }
  const isString = content.type === 'string'
  return {
    ...base,
    description: split.description || `The body as ${type}`,
    schema: isString ? split.schema : { type: 'string' },
  }
}

/** A whole JSON value, or an object that cannot be told property by property. */
function wholeDraft(
  context: SchemaContext,
  schema: JsonSchema,
  required: boolean,
  description: string,
): ParameterDraft {
  const content = typeof schema.$ref === 'string' ? contentOf(context, schema) : schema
  const { default: _, ...rest } = content
  return { wireName: 'body', in: 'body', required, wholeBody: true, ...splitDescription(rest, description) }
}

/** The property's own default is the API's to fill in: sent with a PATCH it would undo what is stored. */
function withoutDefault(schema: JsonSchema, description: string): { schema: JsonSchema; description: string } {
  const { default: fallback, ...rest } = schema
  const split = splitDescription(rest, description)
  if (fallback === undefined) return split
  const said = `Default: ${JSON.stringify(fallback)}.`
  return { schema: split.schema, description: split.description ? `${split.description}\n${said}` : said }
}

function partWire(
  context: SchemaContext,
  encoding: Encoding,
  given: unknown,
  schema: JsonSchema,
): Partial<ParameterDraft> {
  const rules = asObject(given)
  const type = asText(rules.contentType)
  if (encoding === 'form') {
    const isStyled = rules.style !== undefined || rules.explode !== undefined || rules.allowReserved !== undefined
    if (!isStyled) return /json/i.test(type) ? { style: 'json' } : {}
    const style = (['form', 'spaceDelimited', 'pipeDelimited', 'tabDelimited', 'deepObject'] as const).find(
      (one) => one === rules.style,
    )
    return {
      style: style ?? 'form',
      explode: typeof rules.explode === 'boolean' ? rules.explode : (style ?? 'form') === 'form',
      ...(rules.allowReserved === true && { allowReserved: true }),
    }
  }
  if (encoding !== 'multipart') return {}
  const content = contentOf(context, schema)
  const items = isObject(content.items) ? contentOf(context, content.items) : null
  const isOpen = (one: JsonSchema) => one.type === undefined && one.anyOf === undefined && one.oneOf === undefined
  const bytes = /octet-stream|^(image|audio|video|font)\/|pdf|zip/i.test(type)
  const isFile = (one: JsonSchema) => isBinary(one) || (bytes && (isOpen(one) || one.type === 'string'))
  const contentType = MEDIA_TYPE.test(type) && !type.includes('*') ? { contentType: type } : {}
  if (isFile(content)) return { style: 'file', schema: fileSchema('part'), ...contentType }
  if (items && isFile(items))
    return { style: 'file', schema: { type: 'array', items: fileSchema('part') }, ...contentType }
  return contentType
}

/** Names that Claude refuses stand as patterns that only they match; a body's own properties can be renamed instead. */
function namedProperties(root: RootObject): [name: string, schema: JsonSchema][] {
  const odd = Object.entries(asObject(root.patternProperties)).flatMap(([pattern, schema]): [string, JsonSchema][] => {
    const literal = /^\^((?:[^\\^$.*+?()[\]{}|]|\\[^a-zA-Z0-9])+)\$$/.exec(pattern)?.[1]
    return literal === undefined ? [] : [[literal.replace(/\\(.)/g, '$1'), asObject(schema)]]
  })
  const named = [...Object.entries(root.properties), ...odd]
  // Some documents require a property that they do not describe.
  const unnamed = root.required
    .filter((name) => !named.some(([known]) => known === name))
    .map((name): [string, JsonSchema] => [name, {}])
  return [...named, ...unnamed].filter(([name]) => name.trim() === name && name !== '' && name.length <= 128)
}

function propertyDrafts(
  context: SchemaContext,
  root: RootObject,
  encoding: Encoding,
  media: Record<string, unknown>,
): ParameterDraft[] {
  const values = exampleValues(context.root, media)
  const required = new Set(root.required)
  return namedProperties(root).map(([name, schema]) => ({
    wireName: name,
    in: 'body',
    required: required.has(name),
    ...withoutDefault(
      withExamples(
        schema,
        values.map((value) => own(value, name)),
      ),
      '',
    ),
    ...partWire(context, encoding, own(media.encoding, name), schema),
  }))
}

function readContent(
  context: SchemaContext,
  body: Record<string, unknown>,
  type: string,
  media: Record<string, unknown>,
): RequestBody {
  const schema = convertInner(context, media.schema)
  const encoding = encodingOf(type, contentOf(context, schema))
  const described = ownType(type, encoding)
  const description = asText(body.description)
  if (encoding === 'raw') return { encoding, ...described, drafts: [rawDraft(context, type, schema, description)] }

  const root = flattenRoot(context, schema)
  const needed = body.required !== false
  const drafts = root ? propertyDrafts(context, root, encoding, media) : []
  const isMap = isObject(root?.additionalProperties)
  const isOptional = !needed && (root?.required.length ?? 0) > 0
  if (drafts.length > 0 && drafts.length <= MAX_PROPERTIES && !isMap && !isOptional)
    return { encoding, ...described, drafts }
  if (encoding === 'multipart' && drafts.length === 0) {
    throw new OperationProblem('The multipart body does not say which parts it has.')
  }
  if (encoding === 'multipart') return { encoding, ...described, drafts: drafts.slice(0, MAX_PROPERTIES) }
  const isEmpty = Object.keys(schema).length === 0
  const whole = wholeDraft(
    context,
    withExamples(isEmpty && encoding === 'form' ? { type: 'object' } : schema, exampleValues(context.root, media)),
    needed && body.required === true,
    description,
  )
  return { encoding, ...described, drafts: [whole] }
}

/** The body of an operation as parameters: JSON where it may be, else a form, parts, text or bytes. */
export function readRequestBody(context: SchemaContext, operation: Operation): RequestBody {
  if (operation.raw.requestBody === undefined) return NO_BODY
  let body: Record<string, unknown>
  try {
    body = resolveObject(context.root, operation.raw.requestBody)
  } catch (error) {
    if (error instanceof RefProblem) throw new OperationProblem(`The request body ${error.message}.`)
    throw error
  }
  const chosen = chooseContent(body.content)
  if (!chosen) return NO_BODY
  if (operation.method === 'GET') {
    if (body.required === true) throw new OperationProblem('GET needs a body here, and tools send none with GET.')
    const schema = own(chosen.media, 'schema')
    const says =
      isObject(schema) && (own(schema, '$ref') !== undefined || Object.keys(asObject(schema.properties)).length > 0)
    if (says) context.notes.add('The body is left out: tools send none with GET.')
    return NO_BODY
  }
  return readContent(context, body, chosen.type, chosen.media)
}
