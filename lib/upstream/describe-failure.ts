import { AppError } from '@/lib/errors'

interface Attempt {
  host: string
  timeoutMs: number
  timedOut: boolean
  signal: AbortSignal | undefined
}

const SENTENCES: Record<string, (host: string) => string> = {
  ENOTFOUND: (host) => `No address is known for ${host}. Check the host in the base URL.`,
  EAI_AGAIN: (host) => `The address of ${host} could not be looked up right now. Check the host, or try again.`,
  ECONNREFUSED: (host) => `${host} refuses the connection. Check that the API runs and the port is right.`,
  EHOSTUNREACH: (host) => `There is no way to ${host} from here. Check the base URL.`,
  ENETUNREACH: (host) => `There is no way to ${host} from here. Check the base URL.`,
  ECONNRESET: (host) => `${host} closed the connection before it answered. Try again.`,
  UND_ERR_SOCKET: (host) => `${host} closed the connection before it answered. Try again.`,
  EPIPE: (host) => `${host} closed the connection before it answered. Try again.`,
  ETIMEDOUT: (host) => `${host} did not accept the connection in time.`,
  UND_ERR_CONNECT_TIMEOUT: (host) => `${host} did not accept the connection in time.`,
  CERT_HAS_EXPIRED: (host) => `The TLS certificate of ${host} has expired. It must be renewed there.`,
  CERT_NOT_YET_VALID: (host) => `The TLS certificate of ${host} is not valid yet.`,
  DEPTH_ZERO_SELF_SIGNED_CERT: (host) =>
    `The TLS certificate of ${host} is self-signed. The API needs one from a public authority.`,
  SELF_SIGNED_CERT_IN_CHAIN: (host) => `The TLS certificate of ${host} comes from an authority that is not public.`,
  ERR_TLS_CERT_ALTNAME_INVALID: (host) => `The TLS certificate of ${host} is for another name.`,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: (host) =>
    `The TLS certificate of ${host} cannot be verified; the server does not send the whole chain.`,
  UNABLE_TO_GET_ISSUER_CERT: (host) => `The TLS certificate of ${host} comes from an authority that is not public.`,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: (host) =>
    `The TLS certificate of ${host} comes from an authority that is not public, or the server does not send the whole chain.`,
}

/** An error's code, its cause's, or that of the first address tried. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  if (error.name === 'HTTPParserError') return 'HPE_INVALID'
  return error.cause ? codeOf(error.cause) : ''
}

function findAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error
  return error instanceof Error && error.cause ? findAppError(error.cause) : null
}

function sentence(code: string, host: string): string {
  const known = SENTENCES[code]
  if (known) return known(host)
  if (code === 'EPROTO' || code.startsWith('ERR_SSL')) {
    return `${host} does not speak TLS as expected. Check whether the base URL should start with http.`
  }
  if (code.startsWith('ERR_TLS') || code.includes('CERT')) return `The TLS certificate of ${host} cannot be trusted.`
  if (code.startsWith('HPE_') || code === 'UND_ERR_HEADERS_OVERFLOW') return `${host} does not answer in valid HTTP.`
  if (code.startsWith('Z_') || code.startsWith('ERR_BROTLI') || code.startsWith('ERR__ERROR')) {
    return `The answer of ${host} is compressed, and damaged.`
  }
  return `${host} could not be reached.`
}

/** What went wrong on the way to `host`, in a sentence for people, with the original as its cause. */
export function describeFailure(error: unknown, attempt: Attempt): AppError {
  const expected = findAppError(error)
  if (expected) return expected
  if (attempt.signal?.aborted) return new AppError('upstream_unreachable', 'The call was cancelled.', { cause: error })
  const { host, timeoutMs } = attempt
  const message = attempt.timedOut
    ? `${host} did not answer within ${timeoutMs >= 1000 ? `${Math.round(timeoutMs / 1000)} s` : `${timeoutMs} ms`}.`
    : sentence(codeOf(error), host)
  return new AppError('upstream_unreachable', message, { cause: error })
}
