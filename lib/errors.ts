import type { z } from 'zod'

export type ErrorCode =
  | 'invalid_argument'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_large'
  | 'rate_limited'
  | 'upstream_unreachable'
  | 'upstream_refused'

/** Messages by field name; the empty name is the form as a whole. */
export type FieldErrors = Record<string, string>

/** What we expect to go wrong. The message is safe to show and says what to do. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly fields: FieldErrors | undefined
  /** Seconds, where it may go right later. */
  readonly retryAfter: number | undefined

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; fields?: FieldErrors; retryAfter?: number } = {},
  ) {
    super(message, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.fields = options.fields
    this.retryAfter = options.retryAfter
  }
}

/** An `invalid_argument` that belongs to one field. */
export function fieldError(field: string, message: string): AppError {
  return new AppError('invalid_argument', message, { fields: { [field]: message } })
}

/** The first message of each field, by its dotted path. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {}
  for (const issue of error.issues) errors[issue.path.join('.')] ??= issue.message
  return errors
}

/** What `schema` makes of `value`. Throws `invalid_argument` with a message for each wrong field. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const fields = fieldErrors(parsed.error)
  const [path, message] = Object.entries(fields)[0] ?? ['', 'This cannot be read']
  throw new AppError('invalid_argument', path ? `${path}: ${message}` : message, { fields })
}
