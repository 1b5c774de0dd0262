import ipaddr from 'ipaddr.js'

const LOCAL_NAMES = /(^|\.)(localhost|local|internal|home\.arpa|localdomain)$/

/** The IPv4 address that an IPv6 one stands for: mapped (RFC 4291), NAT64 (RFC 6052) or 6to4 (RFC 3056). */
function embeddedIPv4(address: ipaddr.IPv6): ipaddr.IPv4 | null {
  const bytes = address.toByteArray()
  if (address.isIPv4MappedAddress()) return address.toIPv4Address()
  // Only 64:ff9b::/96 is the public prefix; a local one (RFC 8215) may hold the address elsewhere.
  if (address.match(ipaddr.IPv6.parse('64:ff9b::'), 96)) return new ipaddr.IPv4(bytes.slice(12))
  if (address.range() === '6to4') return new ipaddr.IPv4(bytes.slice(2, 6))
  return null
}

/** Public by its range, and a cloud's own door to the machine it runs (Azure). */
const PLATFORM_ADDRESSES = new Set(['168.63.129.16'])

function isPublicIPv4(address: ipaddr.IPv4): boolean {
  return address.range() === 'unicast' && !PLATFORM_ADDRESSES.has(address.toString())
}

/** All of IPv6 that IANA has given out, 2000::/3. Beside it are old forms such as ::127.0.0.1 that no range names. */
function isGlobalIPv6(address: ipaddr.IPv6): boolean {
  return address.range() === 'unicast' && ((address.toByteArray()[0] ?? 0) & 0xe0) === 0x20
}

/** Whether an IP address (as text) is globally routable. Anything that is not clearly so is not. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.parse(text)
  if (address instanceof ipaddr.IPv4) return isPublicIPv4(address)
  const inner = embeddedIPv4(address)
  return inner ? isPublicIPv4(inner) : isGlobalIPv6(address)
}

/** Whether a URL's host may be public, as far as the text tells: an address that is, or a name that is not a local one. */
export function isPublicHost(hostname: string): boolean {
  const host = hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase()
  if (ipaddr.isValid(host)) return isPublicAddress(host)
  return host.includes('.') && !LOCAL_NAMES.test(host)
}
