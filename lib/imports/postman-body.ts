import { asText, isObject, own } from './as-object'
import { fileSchema } from './file-schema'
import { readValue } from './infer-schema'
import { fieldParameters, type PostmanField, readFields } from './postman-fields'
import { exampleText, type PostmanScope } from './postman-scope'
import { asGraphql, readGraphql } from './read-graphql'
import { mediaType, parseJson, rawFile, rawText, readSampleBody } from './read-sample-body'
import { NO_BODY, type SampleBody, type SampleParameter } from './sample-operation'

const LANGUAGES: Record<string, string> = {
  json: 'application/json',
  xml: 'application/xml',
  text: 'text/plain',
  html: 'text/html',
  javascript: 'application/javascript',
}
const MAX_CHARACTERS = 500_000
const TOKEN = /"(?:[^"\\]|\\[\s\S])*"|\{\{\s*([^{}]{1,200}?)\s*\}\}|\/\/[^\n]*|\/\*[\s\S]*?\*\//g

/** JSON with variables and comments in it, as JSON: a variable has its value, or null where it stands alone without one. */
function fillJson(text: string, scope: PostmanScope): string {
  return text.replace(TOKEN, (whole, name: string | undefined) => {
    if (whole.startsWith('/')) return ''
    if (name === undefined) return fillString(whole, scope)
    const value = exampleText(whole, scope)
    if (value === undefined) return 'null'
    return parseJson(value) ? value : JSON.stringify(readValue(value))
  })
}

function fillString(quoted: string, scope: PostmanScope): string {
  if (!quoted.includes('{{')) return quoted
  const read = parseJson(quoted.replace(/[\n\r\t]/g, ' '))
  if (!read || typeof read.value !== 'string') return quoted
  return JSON.stringify(exampleText(read.value, scope) ?? read.value)
}

function readRaw(body: Record<string, unknown>, contentType: string, scope: PostmanScope, notes: string[]): SampleBody {
  const given = own(body, 'raw')
  const text = typeof given === 'string' ? given.slice(0, MAX_CHARACTERS) : ''
  const language = asText(own(own(own(body, 'options'), 'raw'), 'language'))
  const type = contentType || (Object.hasOwn(LANGUAGES, language) ? (LANGUAGES[language] ?? '') : '')
  const couldBeJson = /json/i.test(type) || (!/xml|html/i.test(type) && /^\s*[{[]/.test(text))
  if (couldBeJson) {
    const filled = parseJson(text) && !text.includes('{{') ? text : fillJson(text, scope)
    if (parseJson(filled)) return readSampleBody([filled], type, notes)
  }
  if (text.trim() === '') return NO_BODY
  if (/x-www-form-urlencoded/i.test(type)) return readSampleBody([exampleText(text, scope) ?? text], type, notes)
  return couldBeJson
    ? readSampleBody([text], type, notes)
    : rawText([exampleText(text, scope) ?? text], mediaType(type))
}

function toPart(field: PostmanField, scope: PostmanScope): SampleParameter[] {
  const type = mediaType(asText(own(field.raw, 'contentType')))
  const rules = /^[\w.+-]+\/[\w.+-]+$/.test(type) ? { contentType: type } : {}
  if (own(field.raw, 'type') !== 'file') {
    return fieldParameters('body', [field], scope).map((one) => ({ ...one, rules }))
  }
  const { key: wire, description, disabled, raw } = field
  const isList = Array.isArray(own(raw, 'src')) && (own(raw, 'src') as unknown[]).length > 1
  const schema = isList ? { type: 'array', items: fileSchema('part') } : fileSchema('part')
  return [
    { in: 'body', wire, values: [], required: !disabled, description, schema, rules: { ...rules, style: 'file' } },
  ]
}

function readFormdata(given: unknown, scope: PostmanScope): SampleBody {
  const fields = readFields(given)
  const files = fields.filter(({ raw }) => own(raw, 'type') === 'file')
  const texts = fields.filter((field) => !files.includes(field))
  const repeated = texts.filter(({ key }) => texts.filter((other) => other.key === key).length > 1)
  const parameters = [
    ...texts.filter((field) => !repeated.includes(field)).flatMap((field) => toPart(field, scope)),
    ...fieldParameters('body', repeated, scope),
    ...[...new Map(files.map((field) => [field.key, field])).values()].flatMap((field) => toPart(field, scope)),
  ]
  return parameters.length > 0 ? { encoding: 'multipart', parameters } : NO_BODY
}

function readPostmanGraphql(given: unknown, scope: PostmanScope, notes: string[]): SampleBody {
  const query = asText(own(given, 'query'))
  const variables = own(given, 'variables')
  const text = typeof variables === 'string' ? fillJson(variables.slice(0, MAX_CHARACTERS), scope) : ''
  const parsed = isObject(variables) ? { value: variables } : text.trim() ? parseJson(text) : null
  const filled = exampleText(query, scope)
  if (filled === undefined)
    notes.push('The query has variables of the collection without a value; it is sent as it is.')
  const graphql = asGraphql({
    query: filled ?? query,
    variables: parsed?.value,
    operationName: own(given, 'operationName'),
  })
  if (graphql) return readGraphql([graphql])
  notes.push('The GraphQL query cannot be read, so the body is left out.')
  return NO_BODY
}

/** The body of a request, whatever its mode. */
export function readPostmanBody(given: unknown, contentType: string, scope: PostmanScope, notes: string[]): SampleBody {
  if (!isObject(given) || own(given, 'disabled') === true) return NO_BODY
  switch (own(given, 'mode')) {
    case 'raw':
      return readRaw(given, contentType, scope, notes)
    case 'urlencoded': {
      const parameters = fieldParameters('body', readFields(own(given, 'urlencoded')), scope)
      return parameters.length > 0 ? { encoding: 'form', parameters } : NO_BODY
    }
    case 'formdata':
      return readFormdata(own(given, 'formdata'), scope)
    case 'file':
      return rawFile(mediaType(contentType))
    case 'graphql':
      return readPostmanGraphql(own(given, 'graphql'), scope, notes)
    default:
      return NO_BODY
  }
}
