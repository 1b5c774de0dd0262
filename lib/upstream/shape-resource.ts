import { AppError } from '@/lib/errors'
import { bodyKind, decodeText, mediaType } from './content-type'
import { limitText } from './limit-text'
import type { UpstreamAnswer } from './send-request'
import { shapeRefusal } from './shape-refusal'

/** What `resources/read` gives: text as it is, anything else as Base64. */
export type ResourceContent = { uri: string; mimeType: string } & ({ text: string } | { blob: string })

/** As for the images and sounds of a tool's result. */
const BLOB_LIMIT = 5_000_000

function refusal(answer: UpstreamAnswer): AppError {
  const [block] = shapeRefusal(answer).content
  const message = block?.type === 'text' ? block.text : `The API answered ${answer.status}`
  return new AppError(answer.status === 404 || answer.status === 410 ? 'not_found' : 'upstream_refused', message)
}

/**
 * The answer of the partner's API as the content of `uri`; `mimeType` where the API names none. Throws `not_found` for
 * 404 and 410, `upstream_refused` for every other status outside 200 to 299, and `too_large`.
 */
export function shapeResource(answer: UpstreamAnswer, uri: string, mimeType: string): ResourceContent {
  const { status, headers, body } = answer
  if (status < 200 || status >= 300) throw refusal(answer)
  const type = mediaType(headers) || mimeType
  if (['json', 'text', 'mcp', 'events'].includes(bodyKind(type))) {
    return { uri, mimeType: type, text: limitText(decodeText(body, headers)) }
  }
  const blob = Buffer.from(body).toString('base64')
  if (blob.length > BLOB_LIMIT)
    throw new AppError('too_large', `The API answered with ${type} that is too large to pass on`)
  return { uri, mimeType: type, blob }
}
