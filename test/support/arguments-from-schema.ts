import fc from 'fast-check'
import type { JsonSchema } from '@/lib/connectors/schema'

export interface Making {
  /** Same seed, same arguments. */
  seed: number
  /** How many of the optional properties are given, from 0 to 1. */
  optional: number
}

interface State extends Making {
  root: JsonSchema
}

const FORMATS: Record<string, string> = {
  'date-time': '2026-03-04T05:06:07Z',
  date: '2026-03-04',
  time: '05:06:07Z',
  email: 'ada@example.com',
  'idn-email': 'ada@example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://example.com/a',
  url: 'https://example.com/a',
  iri: 'https://example.com/a',
  'uri-reference': '/a',
  uuid: '0b0e1c3a-6f1d-4f0e-9d2b-2f7a4a1c9e55',
  byte: 'aGVsbG8=',
  base64: 'aGVsbG8=',
  duration: 'P1D',
  regex: '^a$',
  'json-pointer': '/a',
}

/** Mulberry32: small, and the same everywhere. */
function random(state: State): number {
  state.seed = (state.seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(state.seed ^ (state.seed >>> 15), 1 | state.seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
}

const pick = <T>(state: State, from: T[]): T => from[Math.floor(random(state) * from.length)] as T
const numberOf = (value: unknown, fallback: number) => (typeof value === 'number' ? value : fallback)

function followRef(state: State, schema: JsonSchema): JsonSchema {
  let found = schema
  for (let step = 0; typeof found.$ref === 'string' && step < 20; step++) {
    const at = found.$ref.slice(2).split('/').map(decodeURIComponent)
    found = at.reduce<unknown>((inner, key) => (inner as JsonSchema)?.[key], state.root) as JsonSchema
  }
  return found
}

function makeString(state: State, schema: JsonSchema): string {
  const least = numberOf(schema.minLength, 0)
  const most = numberOf(schema.maxLength, Math.max(least, 12))
  if (typeof schema.pattern === 'string') {
    const fits = fc
      .stringMatching(new RegExp(schema.pattern, 'u'))
      .filter((text) => text.length >= least && text.length <= most)
    return fc.sample(fits, { numRuns: 1, seed: Math.floor(random(state) * 1e9) })[0] ?? ''
  }
  const format = typeof schema.format === 'string' ? FORMATS[schema.format] : undefined
  if (schema.contentEncoding === 'base64') return 'aGVsbG8='
  if (format !== undefined) return format
  const length = Math.max(least, Math.min(most, 1 + Math.floor(random(state) * 8)))
  return Array.from({ length }, () => pick(state, [...'abcdefghijklmnopqrstuvwxyz0123456789'])).join('')
}

function makeNumber(state: State, schema: JsonSchema): number {
  const step = numberOf(schema.multipleOf, 1)
  const least = Math.max(numberOf(schema.minimum, -1e9), numberOf(schema.exclusiveMinimum, -1e9) + step)
  const most = Math.min(numberOf(schema.maximum, 1e9), numberOf(schema.exclusiveMaximum, 1e9) - step)
  const from = least > -1e9 ? Math.ceil(least / step) : Math.min(1, Math.floor(most / step))
  const to = Math.max(from, Math.min(Math.floor(most / step), from + 20))
  return (from + Math.floor(random(state) * (to - from + 1))) * step
}

function makeArray(state: State, schema: JsonSchema, depth: number): unknown[] {
  const least = numberOf(schema.minItems, depth > 4 ? 0 : 1)
  const most = Math.max(least, Math.min(numberOf(schema.maxItems, least + 1), least + 2))
  const length = least + Math.floor(random(state) * (most - least + 1))
  const items = (schema.items ?? { type: 'string' }) as JsonSchema
  const prefix = (schema.prefixItems ?? []) as JsonSchema[]
  const made = Array.from({ length }, (_, at) => make(state, prefix[at] ?? items, depth + 1))
  if (!schema.uniqueItems) return made
  return [...new Map(made.map((value) => [JSON.stringify(value), value])).values()]
}

function makeObject(state: State, schema: JsonSchema, depth: number): Record<string, unknown> {
  const required = new Set((schema.required ?? []) as string[])
  const named = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>)
  const odd = Object.entries((schema.patternProperties ?? {}) as Record<string, JsonSchema>).map(
    ([pattern, inner]): [string, JsonSchema] => [pattern.replace(/^\^|\$$/g, '').replace(/\\(.)/g, '$1'), inner],
  )
  const wanted = [...named, ...odd].filter(
    ([name]) => required.has(name) || (depth < 4 && random(state) < state.optional),
  )
  const made = wanted.map(([name, inner]) => [name, make(state, inner, depth + 1)])
  const unnamed = [...required].filter((name) => !wanted.some(([known]) => known === name)).map((name) => [name, 'x'])
  const { additionalProperties } = schema
  const isMap =
    typeof additionalProperties === 'object' && additionalProperties !== null && named.length === 0 && depth < 4
  const more = isMap ? [['extra', make(state, additionalProperties as JsonSchema, depth + 1)]] : []
  return Object.fromEntries([...made, ...unnamed, ...more])
}

function typeOf(schema: JsonSchema): unknown {
  if (Array.isArray(schema.type)) return schema.type.find((type) => type !== 'null') ?? 'null'
  if (schema.type !== undefined) return schema.type
  if (schema.properties || schema.required || schema.patternProperties) return 'object'
  return schema.items ? 'array' : 'string'
}

function make(state: State, given: JsonSchema, depth: number): unknown {
  const schema = followRef(state, given)
  if (schema.const !== undefined) return schema.const
  if (Array.isArray(schema.enum))
    return pick(state, schema.enum.filter((value) => value !== null).concat(schema.enum[0]))
  const union = [schema.oneOf, schema.anyOf].find(Array.isArray) as JsonSchema[] | undefined
  const parts = (schema.allOf ?? []) as JsonSchema[]
  if (union || parts.length > 0) {
    const { oneOf, anyOf, allOf, ...base } = schema
    const variants = (union ?? []).filter((variant) => variant.type !== 'null')
    const chosen =
      variants.length > 0 ? [followRef(state, depth > 4 ? (variants[0] as JsonSchema) : pick(state, variants))] : []
    return make(state, [base, ...parts.map((part) => followRef(state, part)), ...chosen].reduce(join), depth)
  }
  switch (typeOf(schema)) {
    case 'object':
      return makeObject(state, schema, depth)
    case 'array':
      return makeArray(state, schema, depth)
    case 'integer':
      return makeNumber(state, schema)
    case 'number':
      return makeNumber(state, schema)
    case 'boolean':
      return random(state) < 0.5
    case 'null':
      return null
    default:
      return makeString(state, schema)
  }
}

function join(left: JsonSchema, right: JsonSchema): JsonSchema {
  return {
    ...left,
    ...right,
    ...(left.properties || right.properties
      ? { properties: { ...(left.properties as object), ...(right.properties as object) } }
      : {}),
    required: [...((left.required ?? []) as string[]), ...((right.required ?? []) as string[])],
  }
}

/** Arguments that fit a tool's input schema, as far as a schema can be read so simply; the same for the same seed. */
export function argumentsFromSchema(schema: JsonSchema, making: Making): Record<string, unknown> {
  return make({ ...making, root: schema }, schema, 0) as Record<string, unknown>
}
