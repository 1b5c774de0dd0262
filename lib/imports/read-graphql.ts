import { type JsonSchema, TEMPLATE_CHARACTERS } from '@/lib/connectors/schema'
import { asObject, asText, isObject, own } from './as-object'
import { toSnake } from './name-words'
import type { SampleBody, SampleParameter } from './sample-operation'

const OPERATION = /^\s*(query|mutation|subscription)\b\s*([_a-z]\w*)?\s*(\([^{]*)?/i
const SCALARS: Record<string, JsonSchema> = {
  ID: { type: ['string', 'integer'] },
  String: { type: 'string' },
  Int: { type: 'integer' },
  Float: { type: 'number' },
  Boolean: { type: 'boolean' },
}
const READS = /^(get|list|find|search|fetch|load|count|check|read|show)(_|$)/
/** Room for the names around it. */
const QUERY_CHARACTERS = TEMPLATE_CHARACTERS - 2_000

export interface GraphqlBody {
  query: string
  variables: Record<string, unknown>
  operationName: string
}

/** The text without comments and fragments before its operation. */
function operationOf(query: string): RegExpExecArray | null {
  const text = query.replace(/^\s*#.*$/gm, '')
  const start = /(^|[\s}])(query|mutation|subscription)\b/i.exec(text)
  return start ? OPERATION.exec(text.slice(start.index).replace(/^}/, '')) : null
}

/** The body where it is a GraphQL request, else null. */
export function asGraphql(value: unknown): GraphqlBody | null {
  const query = asText(own(value, 'query'))
  if (!/^(#|query\b|mutation\b|fragment\b|\{)/i.test(query) || !query.includes('{')) return null
  const others = Object.keys(asObject(value)).filter((key) => !/^(query|variables|operationName|extensions)$/.test(key))
  if (others.length > 0 || query.length > QUERY_CHARACTERS) return null
  const variables = own(value, 'variables')
  return { query, variables: asObject(variables), operationName: asText(own(value, 'operationName')) }
}

/** What the operation is called, with a verb: `get_user`; else after its first field, as `get_viewer`. '' where it has neither. */
export function graphqlName(body: GraphqlBody): string {
  const { query, operationName } = body
  const field = /\{\s*(?:\w+\s*:\s*)?([_a-z]\w*)/i.exec(query.slice(operationOf(query)?.index ?? 0))?.[1]
  // In capitals `GetOrder` reads as the HTTP method before a noun.
  const name = toSnake((operationName || operationOf(query)?.[2] || field || '').slice(0, 60))
  if (name === '') return ''
  if (isGraphqlRead(body)) return READS.test(name) ? name : `get_${name}`
  return name.includes('_') ? name : `run_${name}`
}

export function isGraphqlRead({ query }: GraphqlBody): boolean {
  const kind = operationOf(query)?.[1]?.toLowerCase()
  return kind === undefined ? query.startsWith('{') : kind === 'query'
}

function declared(query: string): Map<string, { type: string; required: boolean }> {
  const list = operationOf(query)?.[3] ?? ''
  const found = list.matchAll(/\$(\w{1,64})\s*:\s*([\w[\]!\s]{1,80}?)\s*(=|,|\)|@|\$|$)/g)
  return new Map(
    [...found].map(([, name = '', type = '', next = '']) => {
      return [name, { type: type.trim(), required: type.trim().endsWith('!') && next !== '=' }]
    }),
  )
}

function schemaOf(type: string): JsonSchema | undefined {
  const bare = type.replace(/!$/, '')
  const isRequired = type.endsWith('!')
  const items = /^\[(.*)\]$/.exec(bare)?.[1]
  const schema = items === undefined ? SCALARS[bare] : { type: 'array', items: schemaOf(items) ?? {} }
  if (!schema || isRequired) return schema
  return { ...schema, type: [...(Array.isArray(schema.type) ? schema.type : [schema.type]), 'null'] }
}

/** The query stays as it is, and its variables become the arguments. */
export function readGraphql(bodies: GraphqlBody[]): SampleBody {
  const [first] = bodies
  const query = first?.query ?? ''
  const types = declared(query)
  const names = [...new Set([...types.keys(), ...bodies.flatMap(({ variables }) => Object.keys(variables))])]
  const parameters = names.map((wire): SampleParameter => {
    const known = types.get(wire)
    const values = bodies.map(({ variables }) => own(variables, wire)).filter((value) => value !== undefined)
    const schema = known && schemaOf(known.type)
    const isWhole = isObject(values[0]) || Array.isArray(values[0])
    return { in: 'body', wire, values, required: known?.required ?? false, ...(schema && !isWhole && { schema }) }
  })
  const operationName = bodies.map((body) => body.operationName).find(Boolean)
  return {
    encoding: 'json',
    parameters,
    template: { query, ...(operationName && { operationName }), variables: names },
  }
}
