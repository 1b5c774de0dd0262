import { AppError } from '@/lib/errors'
import { bodyKind, decodeText, mediaType } from './content-type'
import { evaluate } from './evaluate'
import type { UpstreamAnswer } from './send-request'

export const isSuccess = ({ status }: UpstreamAnswer) => status >= 200 && status < 300

/** The JSON of an answer; undefined where it is none. */
export function jsonOf({ headers, body }: UpstreamAnswer): unknown {
  const kind = bodyKind(mediaType(headers))
  if (body.length === 0 || (kind !== 'json' && kind !== 'text')) return undefined
  try {
    return JSON.parse(decodeText(body, headers))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** What one of the tool's expressions makes of an answer. Throws a sentence for the publisher where it fails. */
export function read(expression: string, value: unknown): unknown {
  if (value === undefined) return null
  try {
    return evaluate(expression, value)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const message = `The tool's expression \`${expression}\` fails on this answer: ${error.message}. The connector's publisher must correct it.`
    throw new AppError('upstream_refused', message, { cause: error })
  }
}

/** JMESPath's truth: nothing, false and what is empty are not. */
export function holds(expression: string, value: unknown): boolean {
  const found = read(expression, value)
  if (Array.isArray(found) || typeof found === 'string') return found.length > 0
  if (typeof found === 'object' && found !== null) return Object.keys(found).length > 0
  return found !== null && found !== undefined && found !== false
}
