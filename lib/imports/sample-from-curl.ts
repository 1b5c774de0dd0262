import { METHODS, type Method } from '@/lib/connectors/schema'
import { fieldError } from '@/lib/errors'
import type { CurlCommand } from './read-curl'
import { asGraphql, graphqlName, isGraphqlRead } from './read-graphql'
import { fromPairs, fromParts, mediaType, parseJson, rawFile, readSampleBody } from './read-sample-body'
import { safeDecode } from './safe-decode'
import { fromHeaders } from './sample-headers'
import { NO_BODY, type SampleBody, type SampleOperation } from './sample-operation'
import { isSecretQuery, type ProposedCredential, proposeCredentials } from './split-credentials'
import { templatePath } from './template-path'

type Pair = [name: string, value: string]

const MAX_SEGMENTS = 50
/** An address that begins with a variable: $BASE/orders, ${BASE}/orders, {{baseUrl}}/orders, %BASE%/orders, <base>/orders. */
const OPEN_ORIGIN = /^(?:https?:\/\/)?(\$\w+|\$\{\w+\}|\{\{[^{}]+\}\}|%\w+%|<[\w -]+>)(?=[/?#]|$)/i

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

function chooseMethod(command: CurlCommand): Method {
  const sends = (command.pieces.length > 0 || command.file !== null) && !command.get
  const method = command.method ?? (sends || command.parts.length > 0 ? 'POST' : 'GET')
  if (method === 'HEAD') {
    command.warnings.push('HEAD gives no body; the tool uses GET.')
    return 'GET'
  }
  const known = METHODS.find((one) => one === method)
  if (!known) throw fieldError('curl', `${method.slice(0, 20)} cannot be called; a tool uses ${METHODS.join(', ')}`)
  return known
}

function readBody(command: CurlCommand): SampleBody {
  const type =
    command.headers.find(([name]) => /^content-type$/i.test(name))?.[1] ?? (command.json ? 'application/json' : '')
  if (command.parts.length > 0) return fromParts([command.parts])
  if (command.file !== null && command.pieces.length === 0 && !command.get) return fileBody(type, command.file)
  const text = command.get ? '' : command.pieces.join(command.json ? '' : '&')
  return readSampleBody([text], type, command.warnings)
}

/** A file of JSON is the body itself; any other is a text or bytes. */
function fileBody(type: string, file: string): SampleBody {
  if (!/json/i.test(type) && !/\.json$/i.test(file)) return rawFile(mediaType(type))
  const body = { in: 'body' as const, wire: 'body', values: [], required: true, schema: {}, rules: { wholeBody: true } }
  return { encoding: 'json', parameters: [body] }
}

function credentialsOf(command: CurlCommand, url: URL, query: Pair[]): ProposedCredential[] {
  const inAddress = url.username ? `${safeDecode(url.username)}:${safeDecode(url.password)}` : null
  if (command.headers.some(([name]) => /^cookie$/i.test(name))) {
    command.warnings.push('The cookies are left out: they are a person’s session, and it ends.')
  }
  return proposeCredentials(command.user ?? inAddress, command.headers, query)
}

function graphqlOf(command: CurlCommand): { id: string; readOnly: boolean } | null {
  const json = command.pieces.length === 1 ? parseJson(command.pieces[0] ?? '') : null
  const found = json && asGraphql(json.value)
  return found ? { id: graphqlName(found), readOnly: isGraphqlRead(found) } : null
}

/** What a tool can be made of: the command's request. Throws at the field `curl` for what cannot be called. */
export function sampleFromCurl(command: CurlCommand): SampleOperation {
  const method = chooseMethod(command)
  const open = OPEN_ORIGIN.exec(command.url)
  const address = open ? `https://open.invalid${command.url.slice(open[0].length)}` : command.url
  const url = parseUrl(address, command.warnings)
  const pieces = [...command.query, ...(command.get ? command.pieces : [])]
  const query: Pair[] = [...url.searchParams, ...new URLSearchParams(pieces.join('&'))]
  const credentials = credentialsOf(command, url, query)

  const segments = url.pathname.split('/').filter(Boolean).map(safeDecode)
  if (segments.length > MAX_SEGMENTS) throw fieldError('curl', `The path has more than ${MAX_SEGMENTS} parts`)
  const { prefix, parts } = templatePath(segments)
  const before = prefix.split('/').filter(Boolean)
  const body = readBody(command)
  const sent = method === 'GET' ? NO_BODY : body
  if (sent !== body && body.parameters.length > 0) {
    command.warnings.push('The body is left out: tools send none with GET.')
  }
  const graphql = graphqlOf(command)
  return {
    id: graphql?.id ?? '',
    method,
    origin: open?.[1] ?? url.origin,
    parts: [...before.map((text) => ({ text, placeholder: null })), ...parts],
    // What an open address ends with is not known, so all of the path is the tool's.
    prefixLength: open ? 0 : before.length,
    query: fromPairs('query', [query.filter(([name]) => !isSecretQuery(name))], false),
    headers: fromHeaders(command.headers),
    body: sent,
    summary: '',
    description: '',
    tags: [],
    readOnly: method === 'GET' || graphql?.readOnly === true,
    credentials,
    notes: command.warnings,
  }
}
