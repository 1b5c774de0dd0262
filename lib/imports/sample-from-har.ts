import { METHODS, type Method } from '@/lib/connectors/schema'
import type { HarCall } from './har-call'
import { inferAnswer } from './infer-answer'
import { inferFromSamples, isMapName } from './infer-from-samples'
import { readValue } from './infer-schema'
import { isSecretName, isShowable, looksPersonal, looksSecret, RECORDED } from './is-showable'
import { graphqlName, isGraphqlRead } from './read-graphql'
import { OperationProblem } from './read-operations'
import { fromPairs, mediaType, readSampleBody } from './read-sample-body'
import { fromHeaders } from './sample-headers'
import { NO_BODY, type SampleBody, type SampleOperation } from './sample-operation'
import { type ProposedCredential, proposeCredentials } from './split-credentials'
import { type TemplatePath, templatePath } from './template-path'

type Pair = [name: string, value: string]

/** Calls of one operation, with the segments of their paths that vary. */
export interface HarGroup {
  calls: HarCall[]
  varying: Set<number>
}

const CACHE_BUSTER = /^(_|cb|_t|_ts|nocache|cachebuster|rnd|rand)$/i
const MAX_CALLS = 200

export function harTemplate(segments: string[], varying: Set<number>): TemplatePath {
  const template = templatePath(segments, (_, index) => varying.has(index))
  const before = template.prefix.split('/').filter(Boolean)
  if (before.some((_, index) => varying.has(index))) {
    throw new OperationProblem('Its path begins with what says who someone is.')
  }
  return template
}

function isKeyPair([name, value]: Pair): boolean {
  return isSecretName(name) || looksSecret(value)
}

/** The path with its placeholders, whose values come from every call. */
function readPath({ calls, varying }: HarGroup): Pick<SampleOperation, 'parts' | 'prefixLength'> {
  const { prefix, parts } = harTemplate(calls[0]?.segments ?? [], varying)
  const before = prefix.split('/').filter(Boolean)
  const merged = parts.map((part, at) => {
    if (!part.placeholder) return part
    const tail = part.text.slice(part.text.indexOf('}') + 1)
    const values = calls.map(({ segments }) =>
      readValue((segments[before.length + at] ?? '').slice(0, -tail.length || undefined)),
    )
    const example = values.find((value) => isShowable('', value, RECORDED))
    return { ...part, placeholder: { ...part.placeholder, schema: inferFromSamples(values), example } }
  })
  return { parts: [...before.map((text) => ({ text, placeholder: null })), ...merged], prefixLength: before.length }
}

function readQuery({ calls }: HarGroup): SampleOperation['query'] {
  const requests = calls.map(({ query }) => {
    return query.filter((pair) => !isKeyPair(pair) && !CACHE_BUSTER.test(pair[0]) && !looksPersonal(pair[0]))
  })
  return fromPairs('query', requests, calls.length > 1)
}

/** Headers that were the same in every call, and that anyone may see. */
function readHeaders({ calls: [first, ...others] }: HarGroup): SampleOperation['headers'] {
  const shared = (first?.headers ?? []).filter(([name, value]) => {
    const isSame = others.every(({ headers }) => headers.some((one) => one[0] === name && one[1] === value))
    return isSame && isShowable(name, value, RECORDED)
  })
  return fromHeaders([...new Map(shared.map((pair) => [pair[0].toLowerCase(), pair])).values()])
}

/** A body whose keys are somebody's addresses or ids is one object: names are shown. */
function withoutPersonalNames(body: SampleBody): SampleBody {
  const isOdd = body.parameters.some(
    ({ wire }) => looksPersonal(wire) || looksSecret(wire) || (isMapName(wire) && /\d|@/.test(wire)),
  )
  if (!isOdd || body.encoding === 'raw') return body
  if (body.encoding !== 'json') {
    return { ...body, parameters: body.parameters.filter(({ wire }) => !looksPersonal(wire) && !looksSecret(wire)) }
  }
  const schema = { type: 'object' }
  return {
    encoding: 'json',
    parameters: [{ in: 'body', wire: 'body', values: [], required: true, schema, rules: { wholeBody: true } }],
  }
}

function readBody({ calls }: HarGroup, method: Method, notes: string[]): SampleBody {
  const sending = calls.filter(({ body }) => body.trim() !== '')
  const [first] = sending
  if (!first) return NO_BODY
  if (method === 'GET') {
    notes.push('The body is left out: tools send none with GET.')
    return NO_BODY
  }
  const type = mediaType(first.contentType)
  const alike = sending.filter(({ contentType }) => mediaType(contentType) === type)
  const isMultipart = type.startsWith('multipart/')
  const texts = (isMultipart ? alike.slice(0, 1) : alike).map(({ body }) => body)
  const body = withoutPersonalNames(readSampleBody(texts, first.contentType, notes))
  const isAlways = sending.length === calls.length
  return isAlways ? body : { ...body, parameters: body.parameters.map((one) => ({ ...one, required: false })) }
}

function readCredentials({ calls }: HarGroup): ProposedCredential[] {
  const headers = calls.flatMap((call) => call.headers).filter(([name]) => !/csrf|xsrf|^:/i.test(name))
  const keys = calls.flatMap(({ query }) => query.filter(isKeyPair))
  const named = keys.map(([name]): ProposedCredential => ({ kind: 'query', name: name.slice(0, 100), value: '' }))
  const all = [...proposeCredentials(null, headers, []), ...named.filter(({ name }) => !looksPersonal(name))]
  return [...new Map(all.map((one) => [`${one.kind} ${one.name.toLowerCase()}`, one])).values()]
}

function hasCookie({ calls }: HarGroup): boolean {
  return calls.some(({ headers }) => headers.some(([name]) => /^cookie$/i.test(name)))
}

function goodAnswers({ calls }: HarGroup): unknown[] {
  const good = calls.filter(({ status }) => status >= 200 && status < 300)
  return good.map(({ answer }) => answer?.value)
}

function refuseFailed({ calls }: HarGroup): void {
  if (calls.some(({ status }) => status < 400)) return
  const statuses = [...new Set(calls.map(({ status }) => status))].sort().join(', ')
  throw new OperationProblem(`It only ever answered with ${statuses}.`)
}

/** What a tool can be made of: the recorded calls of one operation. Throws an OperationProblem with the reason where it cannot. */
export function sampleFromHar(whole: HarGroup): SampleOperation {
  const group = { ...whole, calls: whole.calls.slice(0, MAX_CALLS) }
  const [first] = group.calls
  const method = METHODS.find((one) => one === first?.method) ?? 'GET'
  refuseFailed(group)
  const notes: string[] = []
  const body = readBody(group, method, notes)
  const credentials = readCredentials(group)
  if (hasCookie(group) && credentials.length === 0) {
    notes.push('It was called with the cookies of a session, which are left out. Ask the API for a key.')
  }
  const graphql = body.template && {
    query: body.template.query,
    operationName: body.template.operationName ?? '',
    variables: {},
  }
  const outputSchema = inferAnswer(goodAnswers(group))
  return {
    id: graphql ? graphqlName(graphql) : '',
    method,
    origin: first?.url.origin ?? '',
    ...readPath(group),
    query: readQuery(group),
    headers: readHeaders(group),
    body,
    summary: '',
    description: '',
    tags: [],
    readOnly: method === 'GET' || (graphql !== undefined && isGraphqlRead(graphql)),
    ...(outputSchema && { outputSchema }),
    credentials,
    notes,
  }
}
