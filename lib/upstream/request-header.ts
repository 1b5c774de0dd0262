import { isReservedHeader } from '@/lib/connectors'
import { AppError } from '@/lib/errors'

/** The name in lowercase. Throws for a header that is the connection's or the credential's. */
export function headerName(name: string): string {
  const lower = name.toLowerCase()
  if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(lower)) {
    throw new AppError('invalid_argument', `"${name}" is no header name`)
  }
  if (isReservedHeader(lower)) {
    throw new AppError('invalid_argument', `A parameter cannot set the header "${name}"`)
  }
  return lower
}

/** The value as it can stand in a header (RFC 9110 section 5.5). */
export function headerValue(name: string, value: string): string {
  if (/[\r\n\0]/.test(value))
    throw new AppError('invalid_argument', `"${name}" must be one line; it goes into a header`)
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) {
    throw new AppError('invalid_argument', `"${name}" goes into a header and holds a character that cannot stand there`)
  }
  return value.trim()
}
