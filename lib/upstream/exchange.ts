import { attachCredentials } from './attach-credential'
import type { UpstreamRequest } from './build-request'
import type { Upstream } from './find-upstream'
import type { SendOptions, UpstreamAnswer } from './send-over'

/** Sends one request of a call, given without its credential. */
export type Exchange = (plain: UpstreamRequest) => Promise<UpstreamAnswer>

/** What is told of every request of a call. */
export interface Watchers {
  onRequest?: (plain: UpstreamRequest) => void
  onAnswer?: (answer: UpstreamAnswer, durationMs: number) => void
}

/**
 * All requests of a call go the same way: the same credentials, the address guard, the limits. At the first 401 the credentials are
 * renewed where they can be, and that request is sent once more.
 */
export function newExchange(upstream: Upstream, options: SendOptions, watchers: Watchers = {}): Exchange {
  const { send } = upstream
  const given = { ...options, hosts: [...upstream.hosts, new URL(upstream.baseUrl).host] }
  let { credentials, renew } = upstream

  const sendOrRenew = async (plain: UpstreamRequest) => {
    const answer = await send(attachCredentials(plain, credentials), given)
    if (answer.status !== 401 || !renew) return answer
    const renewed = await renew()
    renew = undefined
    if (!renewed) return answer
    credentials = renewed
    return send(attachCredentials(plain, credentials), given)
  }
  return async (plain) => {
    watchers.onRequest?.(plain)
    const started = performance.now()
    const answer = await sendOrRenew(plain)
    watchers.onAnswer?.(answer, performance.now() - started)
    return answer
  }
}

/** A GET of another address that the call may go on to, with the headers of the first request. */
export function followUp(first: UpstreamRequest, url: URL): UpstreamRequest {
  const { 'content-type': _, 'mcp-input-responses': __, 'mcp-request-state': ___, ...headers } = first.headers
  return { method: 'GET', url, headers, body: null }
}
