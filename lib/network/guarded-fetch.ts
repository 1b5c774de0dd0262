import { fetch, type RequestInit, type Response } from 'undici'
import { AppError } from '@/lib/errors'
import type { Resolve } from './address-guard'
import { guardedAgent } from './guarded-agent'

/** `fetch` through the address guard; a redirect is an error, since the next address would be the other side's choice. */
export async function guardedFetch(url: string | URL, init: RequestInit = {}, resolve?: Resolve): Promise<Response> {
  const target = new URL(url)
  // fetch would answer data: and blob: by itself.
  if (!/^https?:$/.test(target.protocol)) throw new AppError('upstream_refused', `${target.protocol} cannot be called`)
  return fetch(target, { ...init, redirect: 'error', dispatcher: guardedAgent(target, resolve) })
}
