import { type JsonSchema, type Parameter, pathPlaceholders, type ToolDefinition } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import { headerName, headerValue } from './request-header'

/** One request to the partner's API, before it is sent. Header names are lowercase. */
export interface UpstreamRequest {
  method: string
  url: URL
  headers: Record<string, string>
  body: string | null
}

/** A parameter's place and name on the wire, with the value it gets. */
interface Placed {
  in: Parameter['in']
  name: string
  value: unknown
}

type Arguments = Record<string, unknown>
type RequestTool = Pick<ToolDefinition, 'method' | 'path' | 'parameters' | 'bodyEncoding' | 'inputSchema'>

export const USER_AGENT = 'Portico/0.1.0'

function ownProperties(schema: JsonSchema | undefined): Record<string, JsonSchema> {
  const properties = schema?.properties
  return properties && typeof properties === 'object' ? (properties as Record<string, JsonSchema>) : {}
}

/** The argument, else the default its schema names, else undefined. */
function argumentOrDefault(args: Arguments, name: string, schema: JsonSchema | undefined): unknown {
  const given = Object.hasOwn(args, name) ? args[name] : undefined
  return given === undefined && schema && typeof schema === 'object' ? schema.default : given
}

/** Every value and where it goes: the parameters first, then what the own input schema adds to them. */
function place(tool: RequestTool, args: Arguments): Placed[] {
  const properties = ownProperties(tool.inputSchema)
  const placeholders = pathPlaceholders(tool.path)
  const known = new Set(tool.parameters.map((parameter) => parameter.name))
  const named = tool.parameters.map((parameter) => {
    const { name, sendAs, schema } = parameter
    const sent = sendAs ?? name
    const wireName = parameter.in === 'path' && !placeholders.includes(sent) ? name : sent
    return { in: parameter.in, name: wireName, value: argumentOrDefault(args, name, properties[name] ?? schema) }
  })
  if (!tool.inputSchema) return named

  const rest = tool.method === 'GET' || tool.method === 'DELETE' ? 'query' : 'body'
  const extra = [...new Set([...Object.keys(properties), ...Object.keys(args)])]
    .filter((name) => !known.has(name))
    .map((name): Placed => {
      const value = argumentOrDefault(args, name, properties[name])
      return { in: placeholders.includes(name) ? 'path' : rest, name, value }
    })
  return [...named, ...extra]
}

/** A value as text: objects and arrays as JSON. */
function toText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** The value as one segment of the upstream path. */
function pathSegment(name: string, value: unknown): string {
  if (value === undefined || value === null || typeof value === 'object') {
    throw new AppError('invalid_argument', `"${name}" is part of the path; give a text or a number`)
  }
  const segment = String(value)
  // encodeURIComponent leaves dots alone, and URL would then climb out of the path. Some servers decode %2F before they climb.
  if (segment === '' || segment.split(/[\\/]/).some((part) => part === '.' || part === '..')) {
    throw new AppError('invalid_argument', `"${name}" cannot be ${JSON.stringify(segment)} in a path`)
  }
  return encodeText(name, segment)
}

/** Percent-encoded; a lone surrogate has no bytes to encode. */
function encodeText(name: string, text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new AppError('invalid_argument', `"${name}" holds half a character`)
  return encodeURIComponent(text)
}

function fillPath(template: string, placed: Placed[]): string {
  const filled = template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const found = placed.find((one) => one.in === 'path' && one.name === name)
    return pathSegment(name, found?.value)
  })
  // Two values, or a value beside a literal dot, can make the dots that one alone may not be.
  const climbs = (path: string) => path.split('/').filter((part) => /^(\.|%2e){1,2}$/i.test(part)).length
  if (climbs(filled) > climbs(template)) {
    throw new AppError('invalid_argument', 'The arguments would lead out of the path')
  }
  return filled
}

function buildUrl(tool: RequestTool, baseUrl: string, placed: Placed[]): URL {
  const url = new URL(baseUrl)
  const [path = '', ...query] = tool.path.split('?')
  url.pathname = url.pathname.replace(/\/+$/, '') + fillPath(path, placed)
  for (const [name, value] of new URLSearchParams(query.join('?'))) url.searchParams.append(name, value)
  for (const { in: where, name, value } of placed) {
    if (where !== 'query') continue
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) url.searchParams.append(name, toText(one))
    }
  }
  url.hash = ''
  return url
}

function buildHeaders(placed: Placed[]): Record<string, string> {
  const given = placed
    .filter((one) => one.in === 'header' && one.value !== undefined && one.value !== null)
    .map(({ name, value }) => {
      const text = Array.isArray(value) ? value.map(toText).join(', ') : toText(value)
      return [headerName(name), headerValue(name, text)]
    })
  return { accept: 'application/json, */*;q=0.5', 'user-agent': USER_AGENT, ...Object.fromEntries(given) }
}

function formBody(entries: Placed[]): string {
  const form = new URLSearchParams()
  for (const { name, value } of entries) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined) form.append(name, toText(one))
    }
  }
  return form.toString()
}

function buildBody(tool: RequestTool, placed: Placed[]): { body: string | null; contentType: string } {
  const entries = placed.filter((one) => one.in === 'body' && one.value !== undefined)
  const form = tool.bodyEncoding === 'form'
  const contentType = form ? 'application/x-www-form-urlencoded' : 'application/json'
  const hasBody = entries.length > 0 || (placed.some((one) => one.in === 'body') && tool.method !== 'GET')
  if (!hasBody) return { body: null, contentType }
  const body = form
    ? formBody(entries)
    : JSON.stringify(Object.fromEntries(entries.map((one) => [one.name, one.value])))
  return { body, contentType }
}

/** The request a call makes, without a credential. Throws `invalid_argument` for a value that cannot be where it belongs. */
export function buildRequest(tool: RequestTool, baseUrl: string, args: Arguments): UpstreamRequest {
  const placed = place(tool, args)
  const headers = buildHeaders(placed)
  const { body, contentType } = buildBody(tool, placed)
  if (body !== null) headers['content-type'] ??= contentType
  return { method: tool.method, url: buildUrl(tool, baseUrl, placed), headers, body }
}
