import type { Readable } from 'node:stream'
import { AppError } from '@/lib/errors'
import type { Resolve } from '@/lib/network'
import { isAllowedAddress } from './allowed-address'
import type { UpstreamRequest } from './build-request'
import { describeFailure } from './describe-failure'
import { type BodyWatcher, readBody } from './read-body'

/** What the API answered, decompressed. Header names are lowercase; `set-cookie` is left out. */
export interface UpstreamAnswer {
  status: number
  headers: Record<string, string>
  body: Uint8Array
}

export interface SendOptions {
  signal?: AbortSignal
  /** For the whole exchange, redirects included. */
  timeoutMs?: number
  /** Of the decompressed body. */
  maxBytes?: number
  resolve?: Resolve
  /** Hosts that a redirect may lead to, beside the request's own. */
  hosts?: string[]
  watch?: (status: number, headers: Record<string, string>) => BodyWatcher | undefined
}

type Headers = Record<string, string | string[] | undefined>

/** Takes one request to its host; gives the head of the answer, and the body as it comes. */
export type Dial = (
  request: UpstreamRequest,
  signal: AbortSignal,
) => Promise<{ statusCode: number; headers: Headers; body: Readable }>

export const TIMEOUT_MS = 30_000
export const MAX_ANSWER_BYTES = 10_000_000
const MAX_REDIRECTS = 5
const REDIRECTS = new Set([301, 302, 303, 307, 308])

function plainHeaders(headers: Headers): Record<string, string> {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || name === 'set-cookie' ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
  )
  return Object.fromEntries(entries)
}

/** The request a redirect asks for (RFC 9110 section 15.4). Throws when it leads to another origin that is not among `hosts`. */
export function followRedirect(
  request: UpstreamRequest,
  status: number,
  location: string,
  hosts: string[] = [],
): UpstreamRequest {
  const url = URL.canParse(location, request.url) ? new URL(location, request.url) : null
  if (!url) throw new AppError('upstream_refused', 'The API redirects to an address that cannot be read.')
  if (!isAllowedAddress(url, request.url, hosts)) {
    throw new AppError(
      'upstream_refused',
      `The API redirects to ${url.host || url.protocol} (${url.protocol.slice(0, -1)}). Portico stays on the origin of the base URL. If that is where the API lives, change the base URL; if it belongs to the API, add the host under Access.`,
    )
  }
  url.hash = ''
  const toGet = status === 303 ? request.method !== 'HEAD' : status < 307 && request.method === 'POST'
  if (!toGet) return { ...request, url }
  const { 'content-type': _, ...headers } = request.headers
  return { method: 'GET', url, headers, body: null }
}

async function exchange(dial: Dial, plain: UpstreamRequest, options: SendOptions, signal: AbortSignal) {
  const request = { ...plain, headers: { ...plain.headers, 'accept-encoding': 'gzip, deflate, br' } }
  const answer = await dial(request, signal)
  const headers = plainHeaders(answer.headers)
  const location = REDIRECTS.has(answer.statusCode) ? headers.location : undefined
  if (location !== undefined) {
    answer.body.on('error', () => {}).destroy()
    return { next: followRedirect(plain, answer.statusCode, location, options.hosts) }
  }
  const body = await readBody(answer.body, headers, {
    maxBytes: options.maxBytes ?? MAX_ANSWER_BYTES,
    watch: options.watch?.(answer.statusCode, headers),
  })
  return { answer: { status: answer.statusCode, headers, body } }
}

/**
 * Sends the request over `dial` and reads the answer, whatever its status. Redirects stay on the origin and the hosts of the options.
 * Throws `upstream_unreachable` or `upstream_refused` with a sentence that says what happened.
 */
export async function sendOver(dial: Dial, request: UpstreamRequest, options: SendOptions): Promise<UpstreamAnswer> {
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS
  const timeout = AbortSignal.timeout(timeoutMs)
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout
  try {
    let current = request
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const { answer, next } = await exchange(dial, current, options, signal)
      if (answer) return answer
      current = next
    }
  } catch (error) {
    throw describeFailure(error, {
      host: request.url.host,
      timeoutMs,
      timedOut: timeout.aborted,
      signal: options.signal,
    })
  }
  throw new AppError('upstream_unreachable', `The API redirects more than ${MAX_REDIRECTS} times.`)
}
