import { randomUUID } from 'node:crypto'
import { AppError, type ErrorCode } from '@/lib/errors'

const STATUS: Record<ErrorCode, number> = {
  invalid_argument: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  rate_limited: 429,
  upstream_unreachable: 502,
  upstream_refused: 502,
}

/** An error answer as problem details (RFC 9457). */
export function problem(status: number, code: string, detail: string, more: object = {}): Response {
  return Response.json(
    { type: 'about:blank', title: code, status, detail, ...more },
    { status, headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' } },
  )
}

/** What `run` answers; its AppErrors as problem details, a bug as a 500 with a reference that is also in the log. */
export async function respond(run: () => Promise<Response>): Promise<Response> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof AppError) {
      const response = problem(STATUS[error.code], error.code, error.message, error.fields && { errors: error.fields })
      if (error.retryAfter) response.headers.set('retry-after', String(error.retryAfter))
      return response
    }
    const reference = randomUUID().slice(0, 8)
    console.error(`request ${reference}`, error)
    return problem(500, 'internal_error', `Something failed on our side. Reference: ${reference}`)
  }
}
