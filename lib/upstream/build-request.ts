import {
  argumentOf,
  type JsonSchema,
  type Parameter,
  pathPlaceholders,
  type ToolDefinition,
} from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import { type Body, type BodyValue, buildBody } from './build-body'
import { type CallValues, requireCallValue } from './call-values'
import { encodeText, toText } from './encode-text'
import { fillTemplate, type Lookup } from './fill-template'
import { headerName, headerValue } from './request-header'
import { buildTemplateBody } from './template-body'
import { styledHeader, styledPairs, styledPath, type Wire } from './write-style'

/** One request to the partner's API, before it is sent. Header names are lowercase. */
export interface UpstreamRequest {
  method: string
  url: URL
  headers: Record<string, string>
  body: string | Uint8Array | null
}

/** A parameter's place and name on the wire, with the value it gets. */
interface Placed {
  in: Parameter['in']
  name: string
  value: unknown
  wire: Wire
}

type Arguments = Record<string, unknown>
type RequestTool = Pick<
  ToolDefinition,
  'method' | 'path' | 'parameters' | 'bodyEncoding' | 'contentType' | 'inputSchema' | 'constants' | 'bodyTemplate'
>

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
    const { name, sendAs, schema, ...wire } = parameter
    const sent = sendAs ?? name
    const wireName = parameter.in === 'path' && !placeholders.includes(sent) ? name : sent
    const value = argumentOrDefault(args, name, properties[name] ?? schema)
    return { in: parameter.in, name: wireName, value, wire }
  })
  if (!tool.inputSchema) return named

  const rest = tool.method === 'GET' || tool.method === 'DELETE' ? 'query' : 'body'
  const extra = [...new Set([...Object.keys(properties), ...Object.keys(args)])]
    .filter((name) => !known.has(name))
    .map((name): Placed => {
      const value = argumentOrDefault(args, name, properties[name])
      return { in: placeholders.includes(name) ? 'path' : rest, name, value, wire: {} }
    })
  return [...named, ...extra]
}

/** What stands for a placeholder: an argument or its default, else a value of the call, which has to be there. */
function lookupIn(tool: RequestTool, args: Arguments, values: CallValues): Lookup {
  const properties = ownProperties(tool.inputSchema)
  return (placeholder) => {
    const name = argumentOf(placeholder)
    if (name === null) return requireCallValue(values, placeholder)
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined
    return argumentOrDefault(args, name, own ?? tool.parameters.find((each) => each.name === name)?.schema)
  }
}

/** The tool's constants with their values, those without one left out. */
function placeConstants({ constants = [] }: RequestTool, lookup: Lookup): Placed[] {
  return constants
    .map((one): Placed => ({ in: one.in, name: one.name, value: fillTemplate(one.value, lookup), wire: {} }))
    .filter((one) => one.value !== undefined)
}

/** The value as one segment of the upstream path. */
function pathSegment(name: string, value: unknown, wire: Wire = {}): string {
  const missing = value === undefined || value === null
  if (missing || (typeof value === 'object' && !wire.style)) {
    throw new AppError('invalid_argument', `"${name}" is part of the path; give a text or a number`)
  }
  const segment = styledPath(name, value, wire, (text) => text)
  // encodeURIComponent leaves dots alone, and URL would then climb out of the path. Some servers decode %2F before they climb.
  if (segment === '' || segment.split(/[\\/]/).some((part) => part === '.' || part === '..')) {
    throw new AppError('invalid_argument', `"${name}" cannot be ${JSON.stringify(segment)} in a path`)
  }
  return styledPath(name, value, wire, (text) => encodeText(name, text))
}

function fillPath(template: string, placed: Placed[]): string {
  const filled = template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const found = placed.find((one) => one.in === 'path' && one.name === name)
    return pathSegment(name, found?.value, found?.wire)
  })
  // Two values, or a value beside a literal dot, can make the dots that one alone may not be.
  const climbs = (path: string) => path.split('/').filter((part) => /^(\.|%2e){1,2}$/i.test(part)).length
  if (climbs(filled) > climbs(template)) {
    throw new AppError('invalid_argument', 'The arguments would lead out of the path')
  }
  return filled
}

function buildUrl(tool: RequestTool, baseUrl: string, placed: Placed[], constants: Placed[]): URL {
  const url = new URL(baseUrl)
  const [path = '', ...query] = tool.path.split('?')
  url.pathname = url.pathname.replace(/\/+$/, '') + fillPath(path, placed)
  const written = new URLSearchParams(query.join('?')).toString()
  const asked = placed.filter((one) => one.in === 'query').map(queryText)
  const fixed = constants.filter((one) => one.in === 'query')
  const free = withoutNames([url.search.slice(1), written, ...asked].filter(Boolean).join('&'), fixed)
  url.search = [...free, ...fixed.map(queryText)].filter(Boolean).join('&')
  url.hash = ''
  return url
}

/** The encoded pairs that are not called as a constant: an argument's object or list can spell any name. */
function withoutNames(pairs: string, fixed: Placed[]): string[] {
  if (fixed.length === 0) return [pairs]
  const names = new Set(fixed.map(({ name }) => name))
  return pairs.split('&').filter((pair) => {
    const [name] = [...new URLSearchParams(pair).keys()]
    return name !== undefined && !names.has(name)
  })
}

function queryText({ name, value, wire }: Placed): string {
  if (wire.style || wire.allowReserved) {
    return styledPairs(name, value, wire)
      .map((pair) => pair.join('='))
      .join('&')
  }
  const values = (Array.isArray(value) ? value : [value]).filter((one) => one !== undefined && one !== null)
  return new URLSearchParams(values.map((one) => [name, toText(one)])).toString()
}

const isGiven = ({ value }: Placed) => value !== undefined && value !== null

function headerText({ value, wire }: Placed): string {
  if (wire.style) return styledHeader(value, wire)
  return Array.isArray(value) ? value.map(toText).join(', ') : toText(value)
}

function cookiePairs(placed: Placed[]): (readonly [string, string])[] {
  return placed
    .filter((one) => one.in === 'cookie' && isGiven(one))
    .flatMap(({ name, value, wire }) => styledPairs(name, value, wire))
}

function buildHeaders(placed: Placed[], constants: Placed[]): Record<string, string> {
  const given = [...placed, ...constants]
    .filter((one) => one.in === 'header' && isGiven(one))
    .map((one) => [headerName(one.name), headerValue(one.name, headerText(one))])
  const fixed = cookiePairs(constants)
  const free = cookiePairs(placed).filter(([name]) => !fixed.some(([other]) => other === name))
  const cookies = [...free, ...fixed].map((pair) => pair.join('='))
  return {
    accept: 'application/json, */*;q=0.5',
    'user-agent': USER_AGENT,
    ...Object.fromEntries(given),
    ...(cookies.length > 0 && { cookie: cookies.join('; ') }),
  }
}

const inBody = (placed: Placed[]): BodyValue[] => placed.filter((one) => one.in === 'body')

function bodyFor(tool: RequestTool, placed: Placed[], constants: Placed[], lookup: Lookup): Body | null {
  if (tool.bodyTemplate !== undefined) return buildTemplateBody(tool, tool.bodyTemplate, lookup)
  const [entries, fixed] = [inBody(placed), inBody(constants)]
  if (tool.method === 'GET') return entries.some((one) => one.value !== undefined) ? buildBody(tool, entries) : null
  return entries.length + fixed.length > 0 ? buildBody(tool, entries, fixed) : null
}

/**
 * The request a call makes, without a credential: the arguments where they belong, and the tool's constants, which no argument
 * replaces. Throws `invalid_argument` for a value that cannot be where it belongs, and for one of the call that is not there.
 */
export function buildRequest(
  tool: RequestTool,
  baseUrl: string,
  args: Arguments,
  values: CallValues = {},
): UpstreamRequest {
  const placed = place(tool, args)
  const lookup = lookupIn(tool, args, values)
  const constants = placeConstants(tool, lookup)
  const headers = buildHeaders(placed, constants)
  const built = bodyFor(tool, placed, constants, lookup)
  if (built) headers['content-type'] ??= built.contentType
  const url = buildUrl(tool, baseUrl, placed, constants)
  return { method: tool.method, url, headers, body: built?.body ?? null }
}
