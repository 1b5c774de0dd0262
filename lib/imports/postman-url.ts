import { asList, asObject, asText, isObject, own } from './as-object'
import { inferFromSamples } from './infer-from-samples'
import { readValue } from './infer-schema'
import { toSnake } from './name-words'
import { exampleText, onlyVariable, type PostmanScope, postmanText, resolveVariables, valueText } from './postman-scope'
import { OperationProblem } from './read-operations'
import type { SampleOperation } from './sample-operation'
import { type TemplatePart, templatePath } from './template-path'

export interface PostmanUrl extends Pick<SampleOperation, 'origin' | 'parts' | 'prefixLength'> {
  pathDescriptions: Record<string, string>
  query: unknown[]
}

const MAX_SEGMENTS = 50
const FIXED_SEGMENT = /^(api|rest|public|v\d+(\.\d+)*(alpha|beta)?\d*|\d{4}-\d\d(-\d\d)?)$/i

interface Pieces {
  /** All before the path. */
  host: string
  segments: string[]
  query: unknown[]
}

function joined(value: unknown, by: string): string {
  const texts = asList(value).map((each) => (typeof each === 'string' ? each : asText(own(each, 'value'))))
  return Array.isArray(value) ? texts.join(by) : asText(value)
}

function rawOf(url: unknown): string {
  if (typeof url === 'string') return url.trim()
  const raw = asText(own(url, 'raw'))
  const host = joined(own(url, 'host'), '.')
  if (raw || !host) return raw
  const protocol = asText(own(url, 'protocol'))
  const port = asText(own(url, 'port'))
  const path = joined(own(url, 'path'), '/').replace(/^\//, '')
  return `${protocol ? `${protocol}://` : ''}${host}${port ? `:${port}` : ''}/${path}`
}

/** Postman's own reading of an address: variables may stand anywhere in it. */
function splitUrl(url: unknown): Pieces {
  const raw = rawOf(url).slice(0, 20_000)
  const [, address = '', search = ''] = /^([^?#]*)(?:\?([^#]*))?/.exec(raw) ?? []
  const [, host = '', path = ''] = /^((?:[a-z][\w+.-]*:\/\/)?[^/]*)(\/[\s\S]*)?$/i.exec(address) ?? []
  const listed = own(url, 'query')
  const query = Array.isArray(listed)
    ? listed
    : search
        .split('&')
        .filter(Boolean)
        .map((pair) => {
          const [key = '', ...value] = pair.split('=')
          return { key: decode(key), value: decode(value.join('=')) }
        })
  return { host, segments: path.split('/').filter(Boolean), query }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}

/** The origin, and the path of the base URL that a variable brings with it. */
function readHost(given: string, scope: PostmanScope): { origin: string; base: string[] } {
  const resolved = resolveVariables(given, scope).trim()
  if (!resolved) throw new OperationProblem('It has no address.')
  if (resolved.includes('{{')) return { origin: resolved.replace(/^https?:\/\/(?=\{\{)/, '').slice(0, 200), base: [] }
  const scheme = /^([a-z][\w+.-]*):\/\//i.exec(resolved)?.[1]?.toLowerCase()
  if (scheme && !/^https?$/.test(scheme))
    throw new OperationProblem(`It calls ${scheme}://; only http and https can be called.`)
  const isLocal = /^(localhost|127\.0\.0\.1)\b/.test(resolved)
  const whole = scheme ? resolved : `${isLocal ? 'http' : 'https'}://${resolved}`
  if (!URL.canParse(whole)) throw new OperationProblem('Its address cannot be read.')
  const url = new URL(whole)
  return { origin: url.origin, base: url.pathname.split('/').filter(Boolean).map(decode) }
}

interface Segment {
  /** As `templatePath` reads it. */
  text: string
  /** Where it is part of the text only: what stands around it. */
  around?: [before: string, after: string]
  example?: unknown
  description?: string
}

function toSegment(given: string, url: unknown, scope: PostmanScope): Segment {
  const named = /^:([^/]+)$/.exec(given)?.[1]
  if (named) {
    const variable = asList(own(url, 'variable')).find((each) => asText(own(each, 'key') ?? own(each, 'id')) === named)
    const value = exampleText(valueText(own(variable, 'value')), scope)
    const example = value && !/^[:<{[]/.test(value) ? readValue(value) : undefined
    return { text: `{${toSnake(named) || 'id'}}`, example, description: postmanText(own(variable, 'description')) }
  }
  const only = onlyVariable(given)
  const value = exampleText(given, scope)
  if (only !== null && value !== undefined && FIXED_SEGMENT.test(value)) return { text: value }
  if (only !== null) return { text: `{${toSnake(only) || 'id'}}`, example: value ? readValue(value) : undefined }
  const resolved = resolveVariables(given, scope)
  const [before = '', name, after = '', ...more] = resolved.split(/\{\{\s*([^{}]+?)\s*\}\}/)
  if (name === undefined) return { text: decode(resolved) }
  if (more.length > 0) throw new OperationProblem('A part of its path has several variables.')
  return { text: `{${toSnake(name) || 'id'}}`, around: [before, after] }
}

function withExampleOf(part: TemplatePart, { example, around }: Segment): TemplatePart {
  if (!part.placeholder) return part
  const text = around ? `${encodeURIComponent(around[0])}${part.text}${encodeURIComponent(around[1])}` : part.text
  if (example === undefined) return { ...part, text }
  return { text, placeholder: { ...part.placeholder, schema: inferFromSamples([example]), example } }
}

/** The address of a request: where it lives, its path with placeholders, and the query as it is listed. */
export function readPostmanUrl(given: unknown, scope: PostmanScope): PostmanUrl {
  const url = isObject(given) ? asObject(given) : given
  const { host, segments: raw, query } = splitUrl(url)
  const { origin, base } = readHost(host, scope)
  if (base.length + raw.length > MAX_SEGMENTS)
    throw new OperationProblem(`The path has more than ${MAX_SEGMENTS} parts.`)
  const segments = [...base.map((text): Segment => ({ text })), ...raw.map((each) => toSegment(each, url, scope))]
  if (segments.some(({ text }) => text === '.' || text === '..'))
    throw new OperationProblem('The path climbs with . or ..')
  const { prefix, parts: templated } = templatePath(segments.map(({ text }) => text))
  const before = prefix.split('/').filter(Boolean)
  const rest = segments.slice(before.length)
  const parts = templated.map((part, at) => withExampleOf(part, rest[at] ?? { text: '' }))
  const descriptions = parts.flatMap(({ placeholder }, at) => {
    const description = rest[at]?.description
    return placeholder && description ? [[placeholder.name, description]] : []
  })
  const isOpen = !/^https?:\/\//.test(origin)
  return {
    origin,
    parts: [...before.map((text) => ({ text, placeholder: null })), ...parts],
    prefixLength: isOpen ? 0 : Math.max(before.length, Math.min(base.length, segments.length)),
    pathDescriptions: Object.fromEntries(descriptions),
    query,
  }
}
