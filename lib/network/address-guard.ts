import { lookup } from 'node:dns'
import ipaddr from 'ipaddr.js'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { isOwnSampleApi } from './is-own-sample-api'
import { isPublicAddress } from './is-public-address'

export interface ResolvedAddress {
  address: string
  family: number
}
export type Resolve = (hostname: string) => Promise<ResolvedAddress[]>

/** The address when the host of a URL is a literal one, else null. */
export function literalAddress(hostname: string): string | null {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return ipaddr.isValid(bare) ? bare : null
}

export const resolveBySystem: Resolve = (hostname) =>
  new Promise((resolve, reject) => {
    lookup(hostname, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)))
  })

/** Throws unless every address is public: a name that gives both kinds is an attempt to get past this. */
export function requirePublic(hostname: string, addresses: string[]): void {
  if (addresses.length > 0 && addresses.every(isPublicAddress)) return
  throw new AppError(
    'upstream_refused',
    `${hostname} is an address inside a private network. Portico calls public addresses only.`,
  )
}

/** Whether a request may go to a private address: the instance allows it, or it is the portal's own sample API. */
export function isExemptFromGuard(url: URL): boolean {
  return env().ALLOW_PRIVATE_UPSTREAMS || isOwnSampleApi(url)
}
