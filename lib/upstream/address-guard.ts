import { lookup as systemLookup } from 'node:dns'
import ipaddr from 'ipaddr.js'
import { AppError } from '@/lib/errors'

export interface ResolvedAddress {
  address: string
  family: number
}
export type Resolve = (hostname: string) => Promise<ResolvedAddress[]>

type Address = ipaddr.IPv4 | ipaddr.IPv6

const EMBEDDING: Record<string, (bytes: number[]) => number[]> = {
  ipv4Mapped: (bytes) => bytes.slice(12),
  ipv4Translated: (bytes) => bytes.slice(12),
  rfc6145: (bytes) => bytes.slice(12),
  rfc6052: (bytes) => bytes.slice(12),
  '6to4': (bytes) => bytes.slice(2, 6),
  // RFC 4380: the client's address is the last four bytes, inverted.
  teredo: (bytes) => bytes.slice(12).map((byte) => byte ^ 0xff),
}

/** The IPv4 address inside an IPv6 one that only carries it, else the address. */
function unwrap(address: Address): Address {
  if (address instanceof ipaddr.IPv4) return address
  const bytes = address.toByteArray()
  const take = EMBEDDING[address.range()]
  if (take) return new ipaddr.IPv4(take(bytes))
  // ::a.b.c.d, RFC 4291 section 2.5.5.1: deprecated, and still dialled by some systems.
  if (bytes.slice(0, 12).every((byte) => byte === 0)) return new ipaddr.IPv4(bytes.slice(12))
  return address
}

/** Whether an IP address in text is one of the public internet. Anything that cannot be read is not. */
export function isPublicAddress(text: string): boolean {
  const bare = text.replace(/^\[|\]$/g, '')
  if (!ipaddr.isValid(bare)) return false
  const address = unwrap(ipaddr.parse(bare))
  // RFC 3879 site-local is gone from the ranges but not from networks; 192.88.99.0/24 and the like are already no unicast.
  const siteLocal = address instanceof ipaddr.IPv6 && address.match(ipaddr.IPv6.parse('fec0::'), 10)
  return address.range() === 'unicast' && !siteLocal
}

/** The address when the host of a URL is a literal one, else null. */
export function literalAddress(hostname: string): string | null {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return ipaddr.isValid(bare) ? bare : null
}

export const resolveBySystem: Resolve = (hostname) =>
  new Promise((resolve, reject) => {
    systemLookup(hostname, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)))
  })

/** Throws unless every address is public: a name that gives both kinds is an attempt to get past this. */
export function requirePublic(hostname: string, addresses: string[]): void {
  if (addresses.length > 0 && addresses.every(isPublicAddress)) return
  throw new AppError(
    'upstream_refused',
    `${hostname} is an address inside a private network. Portico calls public addresses only.`,
  )
}
