import { METHODS, type Method, type Parameter, proposeAnnotations, type ToolDefinition } from '@/lib/connectors/schema'
import { fieldError } from '@/lib/errors'
import { inferSchema, readValue } from './infer-schema'
import { toSnake } from './name-words'
import { proposeName } from './propose-name'
import { type CurlCommand, readCurl } from './read-curl'
import { isSecretHeader, isSecretQuery, type ProposedCredential, proposeCredentials } from './split-credentials'
import { type TemplatePart, templatePath, unused } from './template-path'

export interface CurlImport {
  tool: ToolDefinition
  baseUrl: string
  credential: ProposedCredential | null
  /** The values of the command, by parameter name: a first call to try. */
  args: Record<string, unknown>
  warnings: string[]
}

interface Example {
  parameter: Parameter
  value: unknown
}

const MAX_CHARACTERS = 100_000
const MAX_PARAMETERS = 100
const MAX_SEGMENTS = 50
/** Sent by every client, by the browser, or by Portico itself. */
const ORDINARY_HEADER =
  /^(accept(-.*)?|user-agent|content-(type|length|encoding)|host|connection|origin|referer|cache-control|pragma|dnt|priority|te|trailer|transfer-encoding|upgrade(-.*)?|expect|keep-alive|via|forwarded|if-.*|sec-.*|proxy-.*|x-forwarded-.*|x-requested-with|cookie2?|authorization)$/i

function parseUrl(text: string, warnings: string[]): URL {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase()
  if (scheme && scheme !== 'http' && scheme !== 'https') {
    throw fieldError('curl', `The address begins with ${scheme}://; only https:// and http:// can be called`)
  }
  const whole = scheme ? text : `https://${text}`
  if (!URL.canParse(whole)) throw fieldError('curl', `"${text.slice(0, 80)}" is no address`)
  const url = new URL(whole)
  if (!scheme) warnings.push('The address names no https:// or http://; https:// is taken.')
  return url
}

function safeDecode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch (error) {
    if (error instanceof URIError) return segment
    throw error
  }
}

function chooseMethod(command: CurlCommand): Method {
  const sends = command.pieces.length > 0 && !command.get
  const method = command.method ?? (sends ? 'POST' : 'GET')
  if (method === 'HEAD') {
    command.warnings.push('HEAD gives no body; the tool uses GET.')
    return 'GET'
  }
  const known = METHODS.find((one) => one === method)
  if (!known) throw fieldError('curl', `${method.slice(0, 20)} cannot be called; a tool uses ${METHODS.join(', ')}`)
  return known
}

/** One parameter with its example in the schema. `wire` is the name the API knows. */
function toExample(
  place: Parameter['in'],
  wire: string,
  value: unknown,
  used: Set<string>,
  required: boolean,
): Example {
  const plain = /^[a-zA-Z0-9_.-]{1,48}$/.test(wire) && place !== 'header'
  const name = unused(plain ? wire : toSnake(wire).slice(0, 48) || place, used)
  // Claude and everyone who connects can read the examples.
  const shown = value === undefined || isSecretQuery(wire) ? {} : { examples: [value] }
  const schema = value === undefined ? { type: 'string' } : { ...inferSchema(value), ...shown }
  const parameter: Parameter = { name, in: place, required, description: '', schema }
  return { parameter: name === wire ? parameter : { ...parameter, sendAs: wire }, value }
}

function fromPath(parts: TemplatePart[], used: Set<string>): Example[] {
  return parts.flatMap(({ placeholder }) => {
    if (!placeholder) return []
    used.add(placeholder.name)
    const { name, schema, example } = placeholder
    const shown = example === undefined ? schema : { ...schema, examples: [example] }
    return [{ parameter: { name, in: 'path', required: true, description: '', schema: shown }, value: example }]
  })
}

/** One more than can be taken, so that the rest is noticed and costs nothing. */
function firstFew<T>(all: T[]): T[] {
  return all.slice(0, MAX_PARAMETERS + 1)
}

/** Pairs of a query or form; a name that repeats is one array. */
function fromPairs(place: 'query' | 'body', pairs: [string, string][], used: Set<string>): Example[] {
  const byName = new Map<string, unknown[]>()
  for (const [name, value] of pairs) {
    if (name.trim() === '') continue
    const values = byName.get(name) ?? []
    values.push(readValue(value))
    byName.set(name, values)
  }
  return firstFew([...byName]).map(([name, values]) => {
    return toExample(place, name, values.length > 1 ? values : values[0], used, place === 'body')
  })
}

function fromHeaders(headers: [string, string][], used: Set<string>): Example[] {
  return firstFew(headers)
    .filter(([name]) => !ORDINARY_HEADER.test(name) && !isSecretHeader(name))
    .map(([name, value]) => {
      const { parameter } = toExample('header', name, value, used, false)
      return { parameter: { ...parameter, schema: { type: 'string', default: value } }, value }
    })
}

function parseObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

interface Body {
  encoding: ToolDefinition['bodyEncoding']
  examples: Example[]
}

function readBody(command: CurlCommand, used: Set<string>): Body {
  const text = command.get ? '' : command.pieces.join(command.json ? '' : '&')
  if (text.trim() === '') return { encoding: 'json', examples: [] }
  const type = command.headers.find(([name]) => /^content-type$/i.test(name))?.[1] ?? ''
  const object = parseObject(text)
  if (object) {
    const examples = firstFew(Object.entries(object)).map(([name, value]) => toExample('body', name, value, used, true))
    return { encoding: 'json', examples }
  }
  const isJson = command.json || /json/i.test(type)
  if (isJson || !/^[^=&\s{[<"]+=/.test(text)) {
    const what = isJson ? 'The body is no JSON object, so it is left out.' : 'The body is left out.'
    command.warnings.push(`${what} Tools send a JSON object or a form.`)
    return { encoding: 'json', examples: [] }
  }
  return { encoding: 'form', examples: fromPairs('body', [...new URLSearchParams(text)], used) }
}

function chooseCredential(command: CurlCommand, url: URL, query: [string, string][]): ProposedCredential | null {
  const inAddress = url.username ? `${safeDecode(url.username)}:${safeDecode(url.password)}` : null
  const [first, ...others] = proposeCredentials(command.user ?? inAddress, command.headers, query)
  for (const { kind, name } of others) {
    command.warnings.push(`A second credential (${kind}${name ? ` ${name}` : ''}) is left out. A connector has one.`)
  }
  if (command.headers.some(([name]) => /^cookie$/i.test(name))) {
    command.warnings.push('The cookies are left out: they are a person’s session, and it ends.')
  }
  return first ?? null
}

/** Drafts a tool from a pasted cURL command. Secrets come out as a credential. Throws at the field `curl` where the command is broken. */
export function parseCurl(text: string): CurlImport {
  if (text.length > MAX_CHARACTERS) throw fieldError('curl', 'The command is longer than 100,000 characters')
  const command = readCurl(text)
  const method = chooseMethod(command)
  const url = parseUrl(command.url, command.warnings)
  const pieces = command.get ? [...new URLSearchParams(command.pieces.join('&'))] : []
  const query: [string, string][] = [...url.searchParams, ...pieces]
  const credential = chooseCredential(command, url, query)

  const segments = url.pathname.split('/').filter(Boolean).map(safeDecode)
  if (segments.length > MAX_SEGMENTS) throw fieldError('curl', `The path has more than ${MAX_SEGMENTS} parts`)
  const { prefix, parts } = templatePath(segments)
  const used = new Set<string>()
  const path = fromPath(parts, used)
  const asked = fromPairs(
    'query',
    query.filter(([name]) => !isSecretQuery(name)),
    used,
  )
  const body = readBody(command, used)
  const all = [...path, ...asked, ...body.examples, ...fromHeaders(command.headers, used)]
  if (all.length > MAX_PARAMETERS) command.warnings.push(`Only the first ${MAX_PARAMETERS} parameters are taken.`)
  const examples = all.slice(0, MAX_PARAMETERS)

  const tool: ToolDefinition = {
    ...proposeName(method, parts),
    method,
    path: `/${parts.map((part) => part.text).join('/')}`,
    parameters: examples.map((example) => example.parameter),
    bodyEncoding: body.encoding,
    annotations: proposeAnnotations(method),
  }
  const given = examples.filter(({ value }) => value !== undefined)
  const args = Object.fromEntries(given.map(({ parameter, value }) => [parameter.name, value]))
  return { tool, baseUrl: `${url.origin}${prefix}`, credential, args, warnings: command.warnings }
}
