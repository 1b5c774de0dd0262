import { isReservedHeader } from '@/lib/connectors'
import type { JsonSchema, Parameter, ParameterStyle } from '@/lib/connectors/schema'
import { asObject, asText, own } from './as-object'
import { convertInner } from './convert-schema'
import { type ParameterDraft, splitDescription } from './parameter-drafts'
import { exampleValues, withExamples } from './read-examples'
import { type Operation, OperationProblem } from './read-operations'
import { RefProblem, resolveObject } from './resolve-refs'
import { contentOf, type SchemaContext } from './schema-context'
import { isSecretHeader, isSecretQuery, type ProposedCredential } from './split-credentials'

export interface ReadParameters {
  drafts: ParameterDraft[]
  /** Keys that are the connector's credential, and so no argument. */
  credentials: ProposedCredential[]
}

const PLACES = ['path', 'query', 'header', 'cookie'] as const
type Place = (typeof PLACES)[number]

const STYLES: Record<Place, ParameterStyle[]> = {
  path: ['simple', 'label', 'matrix'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'tabDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form'],
}
const SURE_SECRET = /^(api[-_]?key|access[-_]?token|auth[-_]?token|client[-_]?secret)$/i
const SAYS_SECRET = /authenticat|authoriz|api[- ]?key|access token|credential/i
/** Tokens that say where to go on, not who is asking. */
const NO_SECRET = /page|next|continu|sync|cursor|csrf|idempot/i
const MAX_WIRE_NAME = 128

/** The types a value may have; empty where any. */
function typesOf(context: SchemaContext, schema: JsonSchema, depth = 0): string[] {
  const { type, anyOf, oneOf } = contentOf(context, schema)
  if (typeof type === 'string') return [type]
  if (Array.isArray(type)) return type
  const union = [...(Array.isArray(anyOf) ? anyOf : []), ...(Array.isArray(oneOf) ? oneOf : [])]
  if (depth > 3) return []
  const each = union.map((one) => typesOf(context, one as JsonSchema, depth + 1))
  return each.some((types) => types.length === 0) ? [] : each.flat()
}

/** Style and explode, where they differ from what is sent without them. */
function wireOf(context: SchemaContext, place: Place, raw: Record<string, unknown>, schema: JsonSchema) {
  const [usual = 'form'] = STYLES[place]
  const style = STYLES[place].find((one) => one === raw.style) ?? usual
  const explode = typeof raw.explode === 'boolean' ? raw.explode : style === 'form'
  const types = typesOf(context, schema)
  const isScalar = types.length > 0 && !types.includes('array') && !types.includes('object')
  const isPlainList = types.length > 0 && !types.includes('object') && place === 'query' && style === 'form' && explode
  const isUsual = (isScalar && style !== 'label' && style !== 'matrix') || isPlainList
  return {
    ...(!isUsual && { style, explode }),
    ...(place === 'query' && raw.allowReserved === true && { allowReserved: true }),
  }
}

function readSchema(context: SchemaContext, place: Place, raw: Record<string, unknown>) {
  const [type, content] = Object.entries(asObject(raw.content))[0] ?? []
  if (type === undefined) {
    const schema = convertInner(context, raw.schema ?? { type: 'string' })
    return { schema, wire: wireOf(context, place, raw, schema) }
  }
  const schema = convertInner(context, own(content, 'schema'))
  return { schema, wire: /json/i.test(type) ? { style: 'json' as const } : {} }
}

function credentialOf(place: Place, name: string, description: string, keys: Set<string>): ProposedCredential | null {
  const isKey = keys.has(`${place} ${name.toLowerCase()}`)
  if (place === 'header' && (isKey || (isSecretHeader(name) && !NO_SECRET.test(name)))) {
    return { kind: 'header', name, value: '' }
  }
  const isSecret = SURE_SECRET.test(name) || (isSecretQuery(name) && SAYS_SECRET.test(description))
  return place === 'query' && (isKey || isSecret) ? { kind: 'query', name, value: '' } : null
}

function toDraft(context: SchemaContext, place: Place, name: string, raw: Record<string, unknown>): ParameterDraft {
  const { schema, wire } = readSchema(context, place, raw)
  // Where Claude and the try page see them.
  const values = exampleValues(context.root, raw, Object.values(asObject(raw.content))[0])
  const split = splitDescription(withExamples(schema, values), asText(raw.description))
  return { wireName: name, in: place, required: place === 'path' || raw.required === true, ...split, ...wire }
}

/** Set by Portico or by the connection (OpenAPI says to ignore some of them). */
function isIgnored(place: Place, name: string): boolean {
  return (
    place === 'header' &&
    (/^accept$/i.test(name) || isReservedHeader(name) || !/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name))
  )
}

/**
 * The parameters of path, query, header and cookie. `keys` are the security schemes' own parameters, as `query api_key`.
 * Throws an OperationProblem for one that is needed and cannot be read.
 */
export function readParameters(context: SchemaContext, operation: Operation, keys: Set<string>): ReadParameters {
  const found: ReadParameters = { drafts: [], credentials: [] }
  for (const given of operation.parameters) {
    let raw: Parameter | Record<string, unknown>
    try {
      raw = resolveObject(context.root, given)
    } catch (error) {
      if (error instanceof RefProblem) throw new OperationProblem(`A parameter ${error.message}.`)
      throw error
    }
    const name = asText(raw.name)
    const place = PLACES.find((one) => one === raw.in)
    if (!place || !name || isIgnored(place, name)) continue
    const credential = credentialOf(place, name, asText(raw.description), keys)
    if (credential) {
      found.credentials.push(credential)
      continue
    }
    if (name.length > MAX_WIRE_NAME) {
      if (raw.required === true)
        throw new OperationProblem(`A parameter's name is longer than ${MAX_WIRE_NAME} characters.`)
      context.notes.add(`The parameter ${name.slice(0, 40)}… is left out: its name is too long.`)
      continue
    }
    found.drafts.push(toDraft(context, place, name, raw))
  }
  return found
}
