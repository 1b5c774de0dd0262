import { AppError } from '@/lib/errors'

/** A value as text: objects and arrays as JSON. */
export function toText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Percent-encoded; a lone surrogate has no bytes to encode. */
export function encodeText(name: string, text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new AppError('invalid_argument', `"${name}" holds half a character`)
  return encodeURIComponent(text)
}

/** The same, with the reserved characters of RFC 3986 left alone that do not end or divide a query. */
export function encodeReserved(name: string, text: string): string {
  return encodeText(name, text).replace(/%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/g, decodeURIComponent)
}
