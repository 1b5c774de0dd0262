import { attachCredentials } from './attach-credential'
import type { UpstreamRequest } from './build-request'
import type { Upstream } from './find-upstream'
import { type SendOptions, sendRequest, type UpstreamAnswer } from './send-request'

/** Sends one request of a call, given without its credential. */
export type Exchange = (plain: UpstreamRequest) => Promise<UpstreamAnswer>

/** What is told of every request of a call. */
export interface Watchers {
  onRequest?: (plain: UpstreamRequest) => void
  onAnswer?: (answer: UpstreamAnswer, durationMs: number) => void
}

type Way = Pick<Upstream, 'credentials' | 'renew'>

/**
 * All requests of a call go the same way: the same credentials, the address guard, the limits. The first that is refused with 401 is sent
 * once more where the user's credential can be renewed.
 */
export function newExchange({ credentials, renew }: Way, send: SendOptions, watchers: Watchers = {}): Exchange {
  let mayRenew = renew !== undefined
  const exchange: Exchange = async (plain) => {
    watchers.onRequest?.(plain)
    const started = performance.now()
    const answer = await sendRequest(attachCredentials(plain, credentials), send)
    watchers.onAnswer?.(answer, performance.now() - started)
    if (answer.status !== 401 || !mayRenew) return answer
    mayRenew = false
    return (await renew?.()) ? exchange(plain) : answer
  }
  return exchange
}

/** A GET of another address of the same API, with the headers of the first request. */
export function followUp(first: UpstreamRequest, url: URL): UpstreamRequest {
  const { 'content-type': _, 'mcp-input-responses': __, 'mcp-request-state': ___, ...headers } = first.headers
  return { method: 'GET', url, headers, body: null }
}
