import type { JsonSchema } from '@/lib/connectors/schema'
import { asList, asText, isObject, own } from './as-object'
import { convertObject } from './convert-object'
import { convertInner, convertSchema } from './convert-schema'
import { convertUnion } from './convert-union'
import { quickPatternProblem } from './quick-pattern-problem'
import type { SchemaContext } from './schema-context'
import { cutText } from './to-plain-text'

const TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']
/** Not in any dialect, but written often enough. */
const OTHER_TYPES: Record<string, string> = {
  file: 'string',
  date: 'string',
  datetime: 'string',
  text: 'string',
  uuid: 'string',
  int: 'integer',
  long: 'integer',
  int32: 'integer',
  int64: 'integer',
  float: 'number',
  double: 'number',
  bool: 'boolean',
}
const COUNTS = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'] as const
const BOUNDS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'] as const
const DESCRIPTION_CHARACTERS = 300
const EXAMPLE_CHARACTERS = 200
const MAX_EXAMPLES = 3

function toNumber(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}

function convertType(raw: Record<string, unknown>): JsonSchema {
  const given = own(raw, 'type')
  const types = [
    ...new Set(
      (Array.isArray(given) ? given : [given]).map((type) => {
        const lower = asText(type).toLowerCase()
        return TYPES.includes(lower) ? lower : Object.hasOwn(OTHER_TYPES, lower) ? OTHER_TYPES[lower] : ''
      }),
    ),
  ].filter(Boolean)
  if (types.length > 1) return { type: types }
  if (types.length === 1) return { type: types[0] }
  if (isObject(own(raw, 'properties'))) return { type: 'object' }
  return isObject(own(raw, 'items')) && given === undefined ? { type: 'array' } : {}
}

/** A value of an enum as the type has it: YAML reads `no` and `1` as no text, though a text is meant. */
function fitValue(value: unknown, type: unknown): unknown {
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return String(value)
  if ((type === 'integer' || type === 'number') && typeof value === 'string') return toNumber(value) ?? value
  return value
}

function convertValues(context: SchemaContext, raw: Record<string, unknown>, { type }: JsonSchema): JsonSchema {
  if (context.direction === 'output') return {}
  const values = asList(own(raw, 'enum')).map((value) => fitValue(value, type))
  const found = own(raw, 'const')
  return {
    ...(values.length > 0 && { enum: [...new Map(values.map((value) => [JSON.stringify(value), value])).values()] }),
    ...(found !== undefined && { const: found }),
  }
}

/** Drafts 4 and 2020-12 say "exclusive" differently. */
function convertBounds(raw: Record<string, unknown>): JsonSchema {
  const converted: JsonSchema = {}
  for (const key of BOUNDS) {
    const bound = toNumber(own(raw, key))
    if (bound !== null && typeof own(raw, key) !== 'boolean') converted[key] = bound
  }
  for (const [flag, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (own(raw, flag) !== true || converted[bound] === undefined) continue
    converted[flag] = converted[bound]
    delete converted[bound]
  }
  const step = toNumber(own(raw, 'multipleOf'))
  return { ...converted, ...(step !== null && step > 0 && { multipleOf: step }) }
}

function convertCounts(raw: Record<string, unknown>): JsonSchema {
  const counts = COUNTS.map((key) => [key, toNumber(own(raw, key))] as const)
  return Object.fromEntries(counts.filter(([, count]) => count !== null && Number.isInteger(count) && count >= 0))
}

function convertPattern(context: SchemaContext, raw: Record<string, unknown>): JsonSchema {
  const given = own(raw, 'pattern')
  if (typeof given !== 'string' || given === '') return {}
  const pattern = /^\/([\s\S]+)\/$/.exec(given)?.[1] ?? given
  if (!quickPatternProblem(pattern)) return { pattern }
  context.notes.add(
    `The pattern ${cutText(given, 80)} is left out: it cannot be used, or takes too long on some texts.`,
  )
  return {}
}

function isShort(value: unknown): boolean {
  return value !== undefined && JSON.stringify(value).length <= EXAMPLE_CHARACTERS
}

/** An answer may have values that a description does not know yet, so they are told and not demanded. */
function describeAnswer(description: string, raw: Record<string, unknown>): JsonSchema {
  const values = [...asList(own(raw, 'enum')), own(raw, 'const')].filter(
    (value) => value !== undefined && value !== null,
  )
  const told =
    values.length > 0 ? cutText(`Such as ${values.map((value) => JSON.stringify(value)).join(', ')}`, 200) : ''
  const text = [description, told].filter(Boolean).join('\n')
  return text ? { description: text } : {}
}

function convertTexts(context: SchemaContext, raw: Record<string, unknown>): JsonSchema {
  const description = cutText(asText(own(raw, 'description')), DESCRIPTION_CHARACTERS)
  if (context.direction === 'output') return describeAnswer(description, raw)
  const described = description ? { description } : {}
  const format = asText(own(raw, 'format'))
  const examples = [own(raw, 'example'), ...asList(own(raw, 'examples')), own(raw, 'x-example')]
    .filter(isShort)
    .slice(0, MAX_EXAMPLES)
  const fallback = own(raw, 'default')
  const encoding = asText(own(raw, 'contentEncoding'))
  return {
    ...described,
    ...(format && { format }),
    ...(encoding && { contentEncoding: encoding }),
    ...(isShort(fallback) && fallback !== null && { default: fallback }),
    ...(examples.length > 0 && { examples }),
    ...(own(raw, 'deprecated') === true && { deprecated: true }),
  }
}

function convertItems(context: SchemaContext, raw: Record<string, unknown>): JsonSchema {
  const items = own(raw, 'items')
  const listed = Array.isArray(items) ? items : asList(own(raw, 'prefixItems'))
  const prefix = listed.length > 0 ? { prefixItems: listed.map((each) => convertInner(context, each)) } : {}
  const isClosed = items === false && context.direction === 'input'
  const rest = isObject(items) || isClosed ? { items: convertInner(context, items) } : {}
  const unique = own(raw, 'uniqueItems') === true && context.direction === 'input' ? { uniqueItems: true } : {}
  const contains = own(raw, 'contains')
  const kept = isObject(contains) && context.direction === 'input' ? { contains: convertInner(context, contains) } : {}
  return { ...prefix, ...rest, ...unique, ...kept }
}

/** What only an input is held to. An answer that breaks such a rule is still an answer. */
function convertLimits(context: SchemaContext, raw: Record<string, unknown>): JsonSchema {
  if (context.direction === 'output') return {}
  const not = own(raw, 'not')
  return {
    ...convertBounds(raw),
    ...convertCounts(raw),
    ...convertPattern(context, raw),
    ...(isObject(not) && Object.keys(not).length > 0 && { not: convertSchema(context, not) }),
  }
}

/** Every keyword but `$ref`, `allOf` and `nullable`. What is no schema keyword, or is written wrongly, is left out. */
export function convertKeywords(context: SchemaContext, raw: Record<string, unknown>): JsonSchema {
  const type = convertType(raw)
  return {
    ...type,
    ...convertTexts(context, raw),
    ...convertValues(context, raw, type),
    ...convertLimits(context, raw),
    ...convertObject(context, raw),
    ...convertItems(context, raw),
    ...convertUnion(context, raw),
  }
}
