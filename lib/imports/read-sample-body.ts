import { isObject, own } from './as-object'
import { fileSchema } from './file-schema'
import { readValue } from './infer-schema'
import { parseMultipart, type SamplePart } from './parse-multipart'
import { asGraphql, readGraphql } from './read-graphql'
import { NO_BODY, type SampleBody, type SampleParameter } from './sample-operation'

type Pair = [name: string, value: string]

const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/
/** More properties are one object: the other parameters need room too. */
const MAX_PROPERTIES = 80
const MAX_NAMES = 101
/** In a text nobody can tell the name from the value. */
const NAMES_SECRET = /pass(word|wd)|secret|token|api[-_]?key|authorization/i

export function mediaType(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase()
}

export function parseJson(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return null
  }
}

/** What each of the objects says under each name, as parameters. Those in all of them are required. */
function fromObjects(objects: Record<string, unknown>[]): SampleParameter[] {
  const names = [...new Set(objects.flatMap((each) => Object.keys(each)))].slice(0, MAX_NAMES)
  return names.map((wire) => {
    const values = objects.filter((each) => Object.hasOwn(each, wire)).map((each) => own(each, wire))
    return { in: 'body', wire, values, required: values.length === objects.length }
  })
}

/** The pairs of each request by name, as parameters; a name that repeats in a request is a list. */
export function fromPairs(place: 'query' | 'body', requests: Pair[][], isRequired: boolean): SampleParameter[] {
  const byName = new Map<string, unknown[][]>()
  for (const [at, pairs] of requests.entries()) {
    for (const [name, text] of pairs) {
      const known = byName.get(name)
      if (!known && (byName.size >= MAX_NAMES || name.trim() === '')) continue
      const perRequest: unknown[][] = known ?? Array.from({ length: requests.length }, () => [])
      perRequest[at]?.push(readValue(text))
      byName.set(name, perRequest)
    }
  }
  return [...byName].map(([wire, perRequest]) => {
    const given = perRequest.filter((values) => values.length > 0)
    const isList = given.some((values) => values.length > 1)
    const values = given.map((each) => (isList ? each : each[0]))
    return { in: place, wire, values, required: isRequired && given.length === requests.length }
  })
}

function partValue({ text, type }: SamplePart): unknown {
  if (text === null) return undefined
  const json = /json/i.test(type) ? parseJson(text) : null
  return json ? json.value : readValue(text)
}

/** A multipart body of these parts; files are arguments that hold their content. */
export function fromParts(requests: SamplePart[][]): SampleBody {
  const names = [...new Set(requests.flat().map(({ name }) => name))].slice(0, MAX_NAMES)
  const parameters = names.map((wire): SampleParameter => {
    const perRequest = requests.map((parts) => parts.filter(({ name }) => name === wire))
    const parts = perRequest.flat()
    const isList = perRequest.some(({ length }) => length > 1)
    const type = parts.map((part) => mediaType(part.type)).find((one) => MEDIA_TYPE.test(one))
    const rules = type ? { contentType: type } : {}
    const required = perRequest.every(({ length }) => length > 0)
    if (parts.some(({ text }) => text === null)) {
      const file = fileSchema('part')
      const schema = isList ? { type: 'array', items: file } : file
      return { in: 'body', wire, values: [], required, schema, rules: { style: 'file', ...rules } }
    }
    const given = perRequest.filter(({ length }) => length > 0)
    const values = given.map((each) => (isList ? each.map(partValue) : each[0] && partValue(each[0])))
    return { in: 'body', wire, values, required, rules }
  })
  return { encoding: 'multipart', parameters }
}

function wholeJson(values: unknown[]): SampleParameter {
  return { in: 'body', wire: 'body', values, required: true, rules: { wholeBody: true } }
}

export function rawText(texts: string[], type: string): SampleBody {
  const fallback = texts[0]?.trimStart().startsWith('<') ? 'application/xml' : 'text/plain'
  const contentType = MEDIA_TYPE.test(type) && !/x-www-form-urlencoded/.test(type) ? type : fallback
  return {
    encoding: 'raw',
    contentType,
    parameters: [
      {
        ...wholeJson(texts.filter((text) => !NAMES_SECRET.test(text))),
        schema: { type: 'string' },
        description: `The body as ${contentType}`,
      },
    ],
  }
}

/** A body that is the content of a file. */
export function rawFile(type: string): SampleBody {
  const isKnown = MEDIA_TYPE.test(type) && !/x-www-form-urlencoded/.test(type)
  const parameter: SampleParameter = {
    in: 'body',
    wire: 'body',
    values: [],
    required: true,
    schema: fileSchema('body'),
    rules: { wholeBody: true, style: 'file' },
  }
  return { encoding: 'raw', ...(isKnown && { contentType: type }), parameters: [parameter] }
}

function fromJson(values: unknown[], type: string): SampleBody {
  const own = /[/+]json$/.test(type) && type !== 'application/json' ? { contentType: type } : {}
  const graphql = values.map(asGraphql)
  if (graphql.every((each) => each !== null)) return { ...own, ...readGraphql(graphql) }
  const objects = values.filter(isObject)
  const parameters = objects.length === values.length ? fromObjects(objects) : []
  const isSpread = parameters.length > 0 && parameters.length <= MAX_PROPERTIES
  return { encoding: 'json', ...own, parameters: isSpread ? parameters : [wholeJson(values)] }
}

/** The body that these requests show: JSON property by property, a form, parts, or a text as it is. */
export function readSampleBody(texts: string[], contentType: string, notes: string[]): SampleBody {
  const given = texts.filter((text) => text.trim() !== '')
  if (given.length === 0) return NO_BODY
  const type = mediaType(contentType)
  if (type.startsWith('multipart/')) {
    const requests = given.map((text) => parseMultipart(text, contentType))
    if (requests.some((parts) => parts.length > 0)) return fromParts(requests)
    notes.push('The parts of the body cannot be read, so it is left out.')
    return NO_BODY
  }
  const isXml = /xml/.test(type)
  const parsed = isXml ? [] : given.map(parseJson)
  const values = parsed.flatMap((each) => (each ? [each.value] : []))
  const isForm = /x-www-form-urlencoded/.test(type)
  const areJson = values.length === given.length
  if (areJson && (/json/.test(type) || values.every((value) => typeof value === 'object' && value !== null))) {
    return fromJson(values, type)
  }
  if (isForm || (type === '' && given.every((text) => /^[^=&\s{[<"]+=/.test(text)))) {
    return {
      encoding: 'form',
      parameters: fromPairs(
        'body',
        given.map((text) => [...new URLSearchParams(text)]),
        true,
      ),
    }
  }
  if (/json/.test(type)) notes.push('The body is no JSON, so it is one text that is sent as it is.')
  return rawText(given, type)
}
