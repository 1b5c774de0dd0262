import { METHODS, type Method } from '@/lib/connectors/schema'
import { asText, isObject, own } from './as-object'
import { toSnake } from './name-words'
import { postmanCredential, unknownWay } from './postman-auth'
import { readPostmanBody } from './postman-body'
import { headerParameters, queryParameters } from './postman-fields'
import { type PostmanScope, postmanText } from './postman-scope'
import { readPostmanUrl } from './postman-url'
import { graphqlName, isGraphqlRead } from './read-graphql'
import { OperationProblem } from './read-operations'
import { NO_BODY, type SampleBody, type SampleOperation } from './sample-operation'

const MAX_NAME_WORDS = 6

export function postmanMethod(request: unknown): string {
  if (typeof request === 'string') return 'GET'
  return (asText(own(request, 'method')) || 'GET').toUpperCase().slice(0, 20)
}

function chooseMethod(request: unknown): Method {
  const given = postmanMethod(request)
  const known = METHODS.find((one) => one === given)
  if (!known) throw new OperationProblem(`Tools call with ${METHODS.join(', ')}.`)
  return known
}

/** The name where a person gave one: no address, and no method in front of it. */
function givenName(name: string): string {
  const text = name.trim().replace(/^(GET|POST|PUT|PATCH|DELETE)\s+(?=\S)/, '')
  if (/[/{}]|^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(text) || /^(new|untitled) request/i.test(text)) return ''
  return text
}

/** The words of the name, where they are few enough to be a tool's. */
function wordsOf(name: string): string {
  const words = toSnake(name).split('_').filter(Boolean)
  return words.length <= MAX_NAME_WORDS ? words.join('_') : ''
}

function graphqlOf({ template }: SampleBody): { id: string; readOnly: boolean } | null {
  if (!template) return null
  const body = { query: template.query, operationName: template.operationName ?? '', variables: {} }
  return { id: graphqlName(body), readOnly: isGraphqlRead(body) }
}

/** What a tool can be made of: one request of a collection. Throws an OperationProblem with the reason where it cannot be called. */
export function sampleFromPostman(item: Record<string, unknown>, scope: PostmanScope): SampleOperation {
  const request = own(item, 'request')
  if (typeof request !== 'string' && !isObject(request)) throw new OperationProblem('The request is no object.')
  const method = chooseMethod(request)
  const notes: string[] = []
  const { query: listed, ...url } = readPostmanUrl(typeof request === 'string' ? request : own(request, 'url'), scope)
  const query = queryParameters(listed, scope)
  const headers = headerParameters(own(request, 'header'), scope)
  const sent = readPostmanBody(own(request, 'body'), headers.contentType, scope, notes)
  const body = method === 'GET' ? NO_BODY : sent
  if (body !== sent && sent.parameters.length > 0) notes.push('The body is left out: tools send none with GET.')
  const inner = { ...scope, auth: isObject(own(request, 'auth')) ? own(request, 'auth') : scope.auth }
  const way = postmanCredential(inner, false)
  const problem = unknownWay(inner)
  if (problem) notes.push(problem)
  const name = givenName(asText(own(item, 'name')))
  const graphql = graphqlOf(body)
  return {
    ...url,
    id: graphql?.id || wordsOf(name),
    method,
    query: query.parameters,
    headers: headers.parameters,
    body,
    summary: name,
    description: postmanText(own(request, 'description')) || postmanText(own(item, 'description')),
    tags: scope.folders,
    readOnly: method === 'GET' || graphql?.readOnly === true,
    credentials: [...(way ? [way] : []), ...headers.credentials, ...query.credentials],
    notes,
  }
}
