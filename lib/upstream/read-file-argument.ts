import { AppError } from '@/lib/errors'

/** What a file argument holds. */
export interface FileContent {
  bytes: Uint8Array
  name: string | null
  type: string | null
}

const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(;\s*[\w-]+=[\w-]+)*$/

function decodeBase64(parameter: string, text: string): Uint8Array {
  const packed = text.replace(/\s+/g, '')
  if (!BASE64.test(packed) || packed.replace(/=+$/, '').length % 4 === 1) {
    throw new AppError('invalid_argument', `"${parameter}" is not base64`)
  }
  return Buffer.from(packed, 'base64')
}

function readText(parameter: string, text: string): FileContent {
  const [, type = null, rest] = /^data:([^,;]+)?(?:;[^,;]+)*;base64,([\s\S]*)$/i.exec(text) ?? []
  return { bytes: decodeBase64(parameter, rest ?? text), name: null, type: type && MEDIA_TYPE.test(type) ? type : null }
}

function optionalText(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** The bytes of a file argument: `{ text }` or `{ base64 }` with `name` and `type`, or base64 (also as a `data:` URL) alone. */
export function readFileArgument(parameter: string, value: unknown): FileContent {
  if (typeof value === 'string') return readText(parameter, value)
  const { text, base64, name, type } = (typeof value === 'object' ? (value ?? {}) : {}) as Record<string, unknown>
  const content =
    typeof base64 === 'string'
      ? readText(parameter, base64)
      : typeof text === 'string'
        ? { bytes: new TextEncoder().encode(text), type: 'text/plain; charset=utf-8' }
        : null
  if (!content) throw new AppError('invalid_argument', `"${parameter}" is a file; give its "text" or its "base64"`)
  const named = optionalText(type)
  if (named && !MEDIA_TYPE.test(named)) {
    throw new AppError('invalid_argument', `"${parameter}" has a "type" that is no media type, as image/png is`)
  }
  return { bytes: content.bytes, name: optionalText(name), type: named ?? content.type }
}
