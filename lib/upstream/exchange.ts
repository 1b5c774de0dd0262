import { attachCredentials } from './attach-credential'
import type { UpstreamRequest } from './build-request'
import type { SentCredential } from './schema'
import { type SendOptions, sendRequest, type UpstreamAnswer } from './send-request'

/** Sends one request of a call, given without its credential. */
export type Exchange = (plain: UpstreamRequest) => Promise<UpstreamAnswer>

/** What is told of every request of a call. */
export interface Watchers {
  onRequest?: (plain: UpstreamRequest) => void
  onAnswer?: (answer: UpstreamAnswer, durationMs: number) => void
}

/** All requests of a call go the same way: the same credentials, the address guard, the limits. */
export function newExchange(credentials: SentCredential[], send: SendOptions, watchers: Watchers = {}): Exchange {
  return async (plain) => {
    watchers.onRequest?.(plain)
    const started = performance.now()
    const answer = await sendRequest(attachCredentials(plain, credentials), send)
    watchers.onAnswer?.(answer, performance.now() - started)
    return answer
  }
}

/** A GET of another address of the same API, with the headers of the first request. */
export function followUp(first: UpstreamRequest, url: URL): UpstreamRequest {
  const { 'content-type': _, 'mcp-input-responses': __, 'mcp-request-state': ___, ...headers } = first.headers
  return { method: 'GET', url, headers, body: null }
}
