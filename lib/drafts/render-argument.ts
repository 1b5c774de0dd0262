import type { JsonSchema } from '@/lib/connectors/schema'
import { endSentence, escapeMarkdown, firstSentence, joinWords, renderCode, toPlainLine } from '@/lib/markdown'

const VALUES_SHOWN = 12
const VALUE_LIMIT = 60
const PATTERN_LIMIT = 80
const DESCRIPTION_LIMIT = 240

const FORMATS: Record<string, string> = {
  date: 'a date such as `2026-01-31`',
  'date-time': 'a date and time with its zone, such as `2026-01-31T09:00:00Z`',
  time: 'a time such as `09:00:00Z`',
  duration: 'an ISO 8601 duration such as `P3D`',
  email: 'an e-mail address',
  uri: 'a full web address',
  url: 'a full web address',
  uuid: 'a UUID',
  hostname: 'a host name',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  byte: 'Base64 text',
  binary: 'Base64 text',
}

const TYPES: Record<string, string> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'an object',
}

/** One argument as a list item: what it must look like, then what it means. `hints` are whole sentences from the caller. */
export function renderArgument(name: string, schema: JsonSchema, required: boolean, hints: string[]): string {
  const facts = [required ? 'required' : 'optional', describeShape(schema), ...describeLimits(schema), ...known(schema)]
  const meaning = typeof schema.description === 'string' ? toPlainLine(schema.description) : ''
  const sentences = [endSentence(escapeMarkdown(firstSentence(meaning, DESCRIPTION_LIMIT))), ...hints].filter(Boolean)
  return `- ${renderCode(toPlainLine(name))} (${facts.filter(Boolean).join('; ')})${sentences.length > 0 ? `: ${sentences.join(' ')}` : ''}`
}

function describeShape(schema: JsonSchema): string {
  if ('const' in schema) return `always ${showValue(schema.const)}`
  if (Array.isArray(schema.enum) && schema.enum.length > 0) {
    const values = joinWords([...new Set(schema.enum.map(showValue))], 'or', VALUES_SHOWN)
    return schema.enum.length === 1 ? `always ${values}` : `one of ${values}`
  }
  if (typeof schema.format === 'string' && Object.hasOwn(FORMATS, schema.format)) return FORMATS[schema.format] ?? ''
  return [schema.type]
    .flat()
    .map((type) => describeType(type, schema))
    .filter(Boolean)
    .join(' or ')
}

function describeType(type: unknown, schema: JsonSchema): string {
  if (type === 'null') return '`null`'
  if (typeof type !== 'string' || !Object.hasOwn(TYPES, type)) return ''
  if (type === 'array' && isSchema(schema.items)) {
    const items = describeShape(schema.items)
    return items ? `a list, each ${items}` : 'a list'
  }
  if (type === 'object' && isSchema(schema.properties)) {
    const names = Object.keys(schema.properties).map((name) => renderCode(toPlainLine(name)))
    return names.length > 0 ? `an object with ${joinWords(names, 'and', VALUES_SHOWN)}` : 'an object'
  }
  return TYPES[type] ?? ''
}

function describeLimits(schema: JsonSchema): string[] {
  return [
    range(limit(schema, 'minimum'), limit(schema, 'maximum'), ''),
    typeof schema.exclusiveMinimum === 'number' ? `more than ${schema.exclusiveMinimum}` : '',
    typeof schema.exclusiveMaximum === 'number' ? `less than ${schema.exclusiveMaximum}` : '',
    typeof schema.multipleOf === 'number' ? `in steps of ${schema.multipleOf}` : '',
    range(limit(schema, 'minLength'), limit(schema, 'maxLength'), 'character'),
    range(limit(schema, 'minItems'), limit(schema, 'maxItems'), 'entry'),
    typeof schema.pattern === 'string' && schema.pattern.length <= PATTERN_LIMIT
      ? `matches ${renderCode(toPlainLine(schema.pattern))}`
      : '',
  ].filter(Boolean)
}

function range(least: number | undefined, most: number | undefined, unit: string): string {
  const count = (amount: number) => (unit ? `${amount} ${amount === 1 ? unit : plural(unit)}` : `${amount}`)
  // At least one character or entry says no more than "required" does.
  const lower = unit === 'character' && least !== undefined && least <= 1 ? undefined : least
  if (lower !== undefined && most !== undefined)
    return lower === most ? `exactly ${count(most)}` : `${lower} to ${count(most)}`
  if (most !== undefined) return `at most ${count(most)}`
  return lower === undefined || (unit && lower === 0) ? '' : `at least ${count(lower)}`
}

function plural(unit: string): string {
  return unit === 'entry' ? 'entries' : `${unit}s`
}

function known(schema: JsonSchema): string[] {
  const example = Array.isArray(schema.examples) ? schema.examples[0] : undefined
  return [
    schema.default === undefined ? '' : `default ${showValue(schema.default)}`,
    example === undefined ? '' : `for example ${showValue(example)}`,
  ]
}

function limit(schema: JsonSchema, keyword: string): number | undefined {
  const value = schema[keyword]
  return typeof value === 'number' ? value : undefined
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Text as it is, anything else as JSON; nothing visible as `""`. */
function showValue(value: unknown): string {
  const text = toPlainLine(typeof value === 'string' ? value : JSON.stringify(value)) || '""'
  return text.length > VALUE_LIMIT ? 'a longer value, which the schema of the tool shows' : renderCode(text)
}
