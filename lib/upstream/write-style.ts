import type { Parameter } from '@/lib/connectors/schema'
import { encodeReserved, encodeText, toText } from './encode-text'

/** How a value is written, of its parameter. */
export type Wire = Pick<Parameter, 'style' | 'explode' | 'allowReserved' | 'wholeBody' | 'contentType'>

type Pair = [name: string, value: unknown]

/** A name and value of a query, form or cookie, both encoded. */
export type EncodedPair = [name: string, value: string]

const present = (value: unknown) => value !== undefined && value !== null

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function pairsOf(value: Record<string, unknown>): Pair[] {
  return Object.entries(value).filter(([, inner]) => present(inner))
}

/** A list's items, or an object's names and values one after the other. */
function flat(value: unknown): unknown[] {
  return Array.isArray(value) ? value.filter(present) : isObject(value) ? pairsOf(value).flat() : [value]
}

const DELIMITERS = { spaceDelimited: '%20', pipeDelimited: '%7C', tabDelimited: '%09' } as const

/** `filter[tag][0]=a`: every leaf under its whole way. */
function deepPairs(path: string, value: unknown): [string, string][] {
  if (!present(value)) return []
  const inner = Array.isArray(value) ? value.filter(present).entries() : isObject(value) ? Object.entries(value) : null
  if (!inner) return [[path, toText(value)]]
  return [...inner].flatMap(([key, each]) => deepPairs(`${path}[${key}]`, each))
}

/** A value of the query, of a form or of a cookie as OpenAPI's styles have it (RFC 6570 section 3.2.8). */
export function styledPairs(name: string, value: unknown, wire: Wire): EncodedPair[] {
  if (!present(value)) return []
  const { style = 'form', explode = style === 'form', allowReserved = false } = wire
  const encode = (text: string) => (allowReserved ? encodeReserved(name, text) : encodeText(name, text))
  const pair = (key: string, inner: unknown): EncodedPair => [encodeText(name, key), encode(toText(inner))]
  if (style === 'json') return [[encodeText(name, name), encode(JSON.stringify(value))]]
  if (style === 'deepObject') return deepPairs(name, value).map(([key, inner]) => pair(key, inner))
  if (typeof value !== 'object') return [pair(name, value)]
  if (explode) {
    return isObject(value)
      ? pairsOf(value).map(([key, inner]) => pair(key, inner))
      : flat(value).map((inner) => pair(name, inner))
  }
  const items = flat(value).map((inner) => encode(toText(inner)))
  const delimiter = style in DELIMITERS ? DELIMITERS[style as keyof typeof DELIMITERS] : ','
  return items.length > 0 ? [[encodeText(name, name), items.join(delimiter)]] : []
}

/** `k=v` where an object explodes, else names and values alike, each through `write`. */
function listed(value: unknown, explode: boolean, write: (text: string) => string): string[] {
  if (isObject(value) && explode) {
    return pairsOf(value).map(([key, inner]) => `${write(key)}=${write(toText(inner))}`)
  }
  return flat(value).map((inner) => write(toText(inner)))
}

/** A value in the path (RFC 6570 sections 3.2.2, 3.2.5 and 3.2.7). `write` encodes, or leaves as it is. */
export function styledPath(name: string, value: unknown, wire: Wire, write: (text: string) => string): string {
  const { style = 'simple', explode = false } = wire
  if (style === 'json') return write(JSON.stringify(value))
  if (style === 'label') return `.${listed(value, explode, write).join(explode ? '.' : ',')}`
  if (style !== 'matrix') return listed(value, explode, write).join(',')

  const key = write(name)
  const named = (text: string) => (text === '' ? `;${key}` : `;${key}=${text}`)
  if (!explode || typeof value !== 'object') return named(listed(value, false, write).join(','))
  if (isObject(value))
    return listed(value, true, write)
      .map((each) => `;${each}`)
      .join('')
  return listed(value, false, write).map(named).join('')
}

/** A value in a header: OpenAPI's `simple`, or JSON in ASCII. */
export function styledHeader(value: unknown, { style, explode = false }: Wire): string {
  if (style === 'json') {
    return JSON.stringify(value).replace(
      /[^\x20-\x7e]/g,
      (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
  }
  return listed(value, explode, (text) => text).join(',')
}
