import { STATUS_CODES } from 'node:http'
import { bodyKind, decodeText, mediaType } from './content-type'
import { cut } from './limit-text'
import type { UpstreamAnswer } from './send-request'
import { type CompleteResult, errorResult } from './tool-result'

const SAID_LIMIT = 2000
/** Of an error's body; what comes after is not looked at. */
const READ_BYTES = 100_000
const HTML_CHARACTERS = 5000
const MAX_DEPTH = 6

const FIXES: Record<number, string> = {
  400: 'Check the arguments against what the API says, then call again.',
  401: "The credential stored for this connector is missing, wrong or expired. The connector's publisher must renew it in the portal; calling again does not help.",
  402: "The API asks for payment. The connector's publisher must settle this with the API.",
  403: "The credential stored for this connector may not do this. The connector's publisher must give it the right, or this item is off limits.",
  404: 'Check the id and the other arguments; nothing is there under them.',
  405: "The API does not take this method here. The connector's publisher must correct the tool.",
  406: "The API cannot answer in a form this tool reads. The connector's publisher must correct the tool.",
  408: 'The API waited too long. Call again.',
  409: 'The request does not fit the present state of the item. Read the item first, then decide.',
  410: 'The item was there and is gone for good.',
  412: 'The item has changed in the meantime. Read it again first.',
  413: 'The arguments are too large. Send less.',
  415: "The API does not take this kind of body. The connector's publisher must correct the tool's body encoding.",
  422: 'Check the arguments against what the API says, then call again.',
  423: 'The item is locked. Try later.',
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The sentence in an error body of the usual shapes: `{error: {message}}`, `{message}`, RFC 9457 `{title, detail}`. */
function findMessage(value: unknown, depth = 0): string | null {
  if (depth > MAX_DEPTH) return null
  if (typeof value === 'string') return value.trim() || null
  if (Array.isArray(value)) return value.length > 0 ? findMessage(value[0], depth + 1) : null
  if (!isRecord(value)) return null
  for (const key of ['message', 'error_description', 'detail', 'error', 'errors', 'title', 'msg', 'reason']) {
    const found = findMessage(value[key], depth + 1)
    if (found) return found
  }
  return null
}

/** Whether the body holds more than its sentence, such as which field is wrong. */
function hasMore(value: unknown, depth = 0): boolean {
  if (depth > MAX_DEPTH) return true
  if (!isRecord(value)) return Array.isArray(value)
  const entries = Object.entries(value).filter(([key]) => key !== 'status' && key !== 'statusCode')
  return entries.length > 1 || entries.some(([, inner]) => typeof inner === 'object' && hasMore(inner, depth + 1))
}

function fromHtml(text: string): string {
  return (/<title[^>]*>([^<]*)<\/title>/i.exec(cut(text, HTML_CHARACTERS))?.[1] ?? '').trim()
}

function parseJson(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return null
  }
}

/** What the API said about it, in its own words; '' when it said nothing readable. */
export function whatItSaid(answer: UpstreamAnswer): string {
  const kind = bodyKind(mediaType(answer.headers))
  if (answer.body.length === 0 || kind === 'image' || kind === 'audio' || kind === 'binary') return ''
  const text = decodeText(answer.body.subarray(0, READ_BYTES), answer.headers).trim()
  if (/^<(!doctype|html)/i.test(text)) return fromHtml(text)
  const json = parseJson(text)
  if (!json) return text
  const message = findMessage(json.value)
  if (!message) return text
  return hasMore(json.value) ? `${message}\nIts whole answer: ${text}` : message
}

/** RFC 9110 section 10.2.3: seconds or a date. */
function retrySentence(value: string | undefined): string {
  if (!value) return 'Wait a little, then call again.'
  if (/^\d+$/.test(value)) return `Wait ${value} seconds, then call again.`
  return `Call again after ${cut(value, 40)}.`
}

function whatToFix(answer: UpstreamAnswer): string {
  const { status, headers } = answer
  if (status === 429) return `Too many calls. ${retrySentence(headers['retry-after'])}`
  if (status === 503) return `The fault is on the API's side. ${retrySentence(headers['retry-after'])}`
  if (status >= 500) return "The fault is on the API's side, not in the arguments. Try again later."
  if (status < 400) return "The connector's publisher must correct the tool's path or the base URL."
  return FIXES[status] ?? 'Check the arguments against what the API says.'
}

/** An answer that is no success, as a result that says the status, what the API said and what to fix. */
export function shapeRefusal(answer: UpstreamAnswer, fix = whatToFix(answer)): CompleteResult {
  const name = STATUS_CODES[answer.status] ?? ''
  const said = whatItSaid(answer)
  const shortened = said.length > SAID_LIMIT ? `${cut(said, SAID_LIMIT)}… [cut]` : said
  const head = `The API answered ${answer.status}${name ? ` ${name}` : ''}`
  return errorResult(`${head}${shortened ? `: ${shortened}` : ' and said no more.'}\n\n${fix}`)
}
