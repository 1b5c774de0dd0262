import { fetch, type RequestInit, type Response } from 'undici'
import type { Resolve } from './address-guard'
import { guardedAgent } from './guarded-agent'

/** `fetch` through the address guard; a redirect is an error, since the next address would be the other side's choice. */
export function guardedFetch(url: string | URL, init: RequestInit = {}, resolve?: Resolve): Promise<Response> {
  return fetch(url, { ...init, redirect: 'error', dispatcher: guardedAgent(new URL(url), resolve) })
}
