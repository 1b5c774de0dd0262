import { request } from 'undici'
import { guardedAgent, type Resolve, resolveBySystem } from '@/lib/network'
import type { UpstreamRequest } from './build-request'
import { type Dial, type SendOptions, sendOver, type UpstreamAnswer } from './send-over'

export type { SendOptions, UpstreamAnswer } from './send-over'

/** From the portal: to the addresses that the guard lets through, and no others. */
function dialGuarded(resolve: Resolve): Dial {
  return ({ url, method, headers, body }, signal) =>
    request(url, { dispatcher: guardedAgent(url, resolve), method: method as 'GET', headers, body, signal })
}

/** Sends one request from the portal. Public addresses only, checked when dialling; else as `sendOver`. */
export function sendRequest(request: UpstreamRequest, options: SendOptions = {}): Promise<UpstreamAnswer> {
  return sendOver(dialGuarded(options.resolve ?? resolveBySystem), request, options)
}
