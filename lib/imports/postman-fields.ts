import { asList, asText, isObject, own } from './as-object'
import { readValue } from './infer-schema'
import { exampleText, hasVariable, type PostmanScope, postmanText } from './postman-scope'
import { fromHeaders } from './sample-headers'
import type { SampleParameter } from './sample-operation'
import { isSecretHeader, isSecretQuery, type ProposedCredential } from './split-credentials'

export interface PostmanField {
  key: string
  value: string
  description: string
  disabled: boolean
  raw: Record<string, unknown>
}

const MAX_FIELDS = 500

/** The rows of a table of keys and values: a list, or in old exports a text or an object. */
export function readFields(given: unknown): PostmanField[] {
  if (typeof given === 'string') return fieldsOfText(given)
  if (isObject(given)) {
    return readFields(Object.entries(given).map(([key, value]) => ({ key, value })))
  }
  return asList(given)
    .slice(0, MAX_FIELDS)
    .flatMap((each) => {
      if (!isObject(each)) return []
      const value = own(each, 'value')
      const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '')
      const description = postmanText(own(each, 'description'))
      return [
        {
          key: asText(own(each, 'key')),
          value: text,
          description,
          disabled: own(each, 'disabled') === true,
          raw: each,
        },
      ]
    })
    .filter(({ key }) => key !== '')
}

function fieldsOfText(text: string): PostmanField[] {
  const lines = text.split(/\r?\n/).slice(0, MAX_FIELDS)
  return lines.flatMap((line) => {
    const [, off, key = '', value = ''] = /^\s*(\/\/)?\s*([^:]{1,200}):\s*(.*)$/.exec(line) ?? []
    return key ? [{ key: key.trim(), value: value.trim(), description: '', disabled: off !== undefined, raw: {} }] : []
  })
}

function exampleOf(value: string, scope: PostmanScope): unknown {
  const text = exampleText(value, scope)
  return text === undefined || /^<[^>]*>$/.test(text) ? undefined : readValue(text)
}

/** Rows as parameters; a key that repeats is a list. A row that is switched off is optional. */
export function fieldParameters(
  place: 'query' | 'body',
  fields: PostmanField[],
  scope: PostmanScope,
): SampleParameter[] {
  const byKey = new Map<string, PostmanField[]>()
  for (const field of fields) byKey.set(field.key, [...(byKey.get(field.key) ?? []), field])
  return [...byKey].map(([wire, rows]) => {
    const sent = rows.filter(({ disabled }) => !disabled)
    const shown = sent.length > 0 ? sent : rows.slice(0, 1)
    const values = shown.map(({ value }) => exampleOf(value, scope))
    const isKnown = values.every((value) => value !== undefined)
    return {
      in: place,
      wire,
      values: isKnown ? [values.length > 1 ? values : values[0]] : [],
      required: place === 'body' && sent.length > 0,
      description: rows.map(({ description }) => description).find(Boolean) ?? '',
    }
  })
}

/** The query without keys, which are proposed as credentials. */
export function queryParameters(
  given: unknown[],
  scope: PostmanScope,
): { parameters: SampleParameter[]; credentials: ProposedCredential[] } {
  const fields = readFields(given)
  const keys = fields.filter(({ key, disabled }) => isSecretQuery(key) && !disabled)
  return {
    parameters: fieldParameters(
      'query',
      fields.filter(({ key }) => !isSecretQuery(key)),
      scope,
    ),
    credentials: keys.map(({ key }) => ({ kind: 'query', name: key, value: '' })),
  }
}

function toCredential({ key, value }: PostmanField): ProposedCredential {
  if (!/^authorization$/i.test(key)) return { kind: 'header', name: key, value: '' }
  const scheme = /^\s*(bearer|basic)\b/i.exec(value)?.[1]?.toLowerCase()
  return scheme === 'bearer' || scheme === 'basic'
    ? { kind: scheme, name: '', value: '' }
    : { kind: 'header', name: 'Authorization', value: '' }
}

/** The headers that are part of the call: fixed ones with their value, those with a variable as arguments. */
export function headerParameters(
  given: unknown,
  scope: PostmanScope,
): { parameters: SampleParameter[]; credentials: ProposedCredential[]; contentType: string } {
  const fields = readFields(given)
  const sent = fields.filter(({ disabled }) => !disabled)
  const secret = sent.filter(({ key }) => isSecretHeader(key) && !/^cookie/i.test(key))
  const parameters = fields.flatMap((field) => {
    const example = exampleText(field.value, scope)
    const [kept] = fromHeaders([[field.key, example ?? 'x']])
    if (!kept) return []
    const { fallback, ...rest } = kept
    const isFixed = !field.disabled && example !== undefined && !hasVariable(field.value)
    const values = example === undefined ? [] : [example]
    const { description } = field
    const parameter: SampleParameter = isFixed
      ? { ...kept, description }
      : { ...rest, values, schema: { type: 'string' }, description }
    return [parameter]
  })
  const contentType = sent.find(({ key }) => /^content-type$/i.test(key))?.value ?? ''
  return { parameters, credentials: secret.map(toCredential), contentType }
}
