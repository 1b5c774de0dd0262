import type { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'

/** In which header the entrance tells the rest of the portal where a request comes from. */
export const ADDRESS_HEADER = 'x-portico-address'

/** What a network hands to one customer: a whole IPv6 /64, a single IPv4 address. */
function toOrigin(text: string): string {
  const bare = text.trim().replace(/^\[(.*)\](:\d+)?$/, '$1')
  // Some proxies add the port.
  const host = /^[\d.]+:\d+$/.test(bare) ? bare.slice(0, bare.indexOf(':')) : bare
  if (!ipaddr.isValid(host)) return 'unknown'
  const address = ipaddr.process(host)
  if (address.kind() === 'ipv4') return address.toString()
  const bytes = address.toByteArray()
  return `${ipaddr.fromByteArray([...bytes.slice(0, 8), ...Array<number>(8).fill(0)])}/64`
}

/**
 * Where a request comes from: its socket, or what the trusted proxy in front added to X-Forwarded-For, which is its last entry. What stands
 * before that, the client may have written.
 */
export function clientAddress({ headers, socket }: IncomingMessage, trustProxy: boolean): string {
  const forwarded = headers['x-forwarded-for']
  const last = trustProxy
    ? String(forwarded ?? '')
        .split(',')
        .at(-1)
    : ''
  return toOrigin(last || (socket.remoteAddress ?? ''))
}

/** The address a request of the portal came from, as the entrance noted it. */
export function addressOf(headers: { get(name: string): string | null }): string {
  return headers.get(ADDRESS_HEADER) ?? 'unknown'
}
