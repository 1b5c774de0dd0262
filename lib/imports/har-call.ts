import { asList, asText, isObject, own } from './as-object'
import { mediaType, parseJson } from './read-sample-body'
import { safeDecode } from './safe-decode'

type Pair = [name: string, value: string]

/** One entry of a recording: what was sent, and what came back. */
export interface HarCall {
  method: string
  url: URL
  segments: string[]
  query: Pair[]
  headers: Pair[]
  body: string
  contentType: string
  /** Some recorders keep the requests alone. */
  isAnswered: boolean
  status: number
  /** As browsers name what asked: xhr, fetch, image; '' where it is not recorded. */
  asked: string
  answerType: string
  /** The answer where it is JSON of moderate size. */
  answer: { value: unknown } | null
}

const ANSWER_CHARACTERS = 200_000
const BODY_CHARACTERS = 500_000
const MAX_PAIRS = 300

function readPairs(list: unknown): Pair[] {
  return asList(list)
    .slice(0, MAX_PAIRS)
    .map((each): Pair => [asText(own(each, 'name')), textOf(own(each, 'value'))])
    .filter(([name]) => name !== '')
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Some recorders list the fields of a form, and not the body they made. */
function textOfParams(postData: unknown, type: string): string {
  const params = asList(own(postData, 'params')).slice(0, MAX_PAIRS)
  if (params.length === 0) return ''
  if (!type.startsWith('multipart/')) return new URLSearchParams(readPairs(params)).toString()
  const parts = params.map((each) => {
    const isFile = own(each, 'fileName') !== undefined
    const name = asText(own(each, 'name')).replace(/["\r\n]/g, '')
    const kind = asText(own(each, 'contentType')).replace(/[\r\n]/g, '')
    const head = `Content-Disposition: form-data; name="${name}"${isFile ? '; filename="file"' : ''}`
    return `${head}${kind ? `\r\nContent-Type: ${kind}` : ''}\r\n\r\n${textOf(own(each, 'value'))}\r\n`
  })
  return `--har\r\n${parts.join('--har\r\n')}--har--`
}

function readBody(request: unknown): { body: string; contentType: string } {
  const postData = own(request, 'postData')
  const contentType = asText(own(postData, 'mimeType'))
  const text = textOf(own(postData, 'text'))
  if (text !== '') return { body: text.slice(0, BODY_CHARACTERS), contentType }
  const type = mediaType(contentType)
  const body = textOfParams(postData, type).slice(0, BODY_CHARACTERS)
  return { body, contentType: type.startsWith('multipart/') ? 'multipart/form-data; boundary=har' : contentType }
}

function readAnswer(content: unknown, type: string): HarCall['answer'] {
  const given = textOf(own(content, 'text'))
  if (given === '' || given.length > ANSWER_CHARACTERS || !/json/.test(type)) return null
  const isPacked = own(content, 'encoding') === 'base64'
  return parseJson(isPacked ? Buffer.from(given, 'base64').toString('utf8') : given)
}

function segmentsOf(url: URL): string[] {
  return url.pathname.split('/').filter(Boolean).map(safeDecode)
}

/** An entry as a call, or null where it has no address. */
export function readHarCall(entry: unknown): HarCall | null {
  const request = own(entry, 'request')
  const response = own(entry, 'response')
  const content = own(response, 'content')
  const address = asText(own(request, 'url')).slice(0, 20_000)
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  const isHttp = /^https?:$/.test(url.protocol)
  const named = asText(own(content, 'mimeType'))
  const inHeader = readPairs(own(response, 'headers')).find(([name]) => /^content-type$/i.test(name))?.[1] ?? ''
  const answerType = mediaType(named && !/unknown/i.test(named) ? named : inHeader)
  const status = own(response, 'status')
  return {
    method: asText(own(request, 'method')).toUpperCase().slice(0, 20),
    url,
    segments: isHttp ? segmentsOf(url) : [],
    query: isHttp ? [...url.searchParams].slice(0, MAX_PAIRS) : [],
    headers: readPairs(own(request, 'headers')),
    ...readBody(request),
    isAnswered: isObject(response),
    status: typeof status === 'number' && Number.isFinite(status) ? status : 0,
    asked: asText(own(entry, '_resourceType')).toLowerCase(),
    answerType,
    answer: readAnswer(content, answerType),
  }
}
