import { AppError } from '@/lib/errors'
import { guardedFetch } from '@/lib/network'
import { SignInError } from './sign-in-error'

const TIMEOUT_MS = 20_000
const LIMIT_BYTES = 1_000_000
const NO_BODY = [204, 205, 304]

interface Sent {
  method?: string
  headers?: Record<string, string>
  body?: unknown
}

async function readText(body: AsyncIterable<Uint8Array> | null, host: string): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body ?? []) {
    bytes += chunk.length
    if (bytes > LIMIT_BYTES) throw new SignInError('answer', `${host} answered more than 1 MB.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Why a request came to nothing, from undici's error. */
function reasonOf(error: unknown): string {
  for (let one = error; one instanceof Error; one = one.cause) {
    if (one instanceof AppError) return one.message
    if (one.name === 'TimeoutError') return `It did not answer within ${TIMEOUT_MS / 1000} seconds.`
    if (one.message === 'unexpected redirect') return 'It redirects, which this address must not.'
    const { code } = one as { code?: unknown }
    if (code === 'ENOTFOUND') return 'There is no such host.'
    if (code === 'ECONNREFUSED') return 'It takes no connections.'
    if (typeof code === 'string' && /CERT|TLS|SSL/.test(code)) return `Its certificate cannot be trusted (${code}).`
  }
  return 'The connection failed.'
}

/** A request to the partner's sign-in server: through the address guard, without redirects, within 20 seconds and 1 MB. */
export async function partnerFetch(url: string, { method, headers, body }: Sent = {}): Promise<Response> {
  const { host } = new URL(url)
  try {
    const answer = await guardedFetch(url, {
      method: method ?? 'GET',
      // A code or refresh token is good for one request: none may be lost on a connection that the server was about to close.
      headers: { ...headers, connection: 'close' },
      body: body === undefined || body === null ? null : String(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const text = await readText(answer.body, host)
    const kept = new Headers([...answer.headers])
    for (const name of ['content-encoding', 'content-length']) kept.delete(name)
    return new Response(NO_BODY.includes(answer.status) ? null : text, { status: answer.status, headers: kept })
  } catch (error) {
    if (error instanceof SignInError) throw error
    throw new SignInError('away', `${host} cannot be reached. ${reasonOf(error)}`, { cause: error })
  }
}
