import { isIP } from 'node:net'
import { domainToASCII } from 'node:url'
import { isOwnHost, ownOrigins } from '@/lib/env'
import { fieldError } from '@/lib/errors'
import { isPublicHost } from '@/lib/network'

const FIELD = 'host'
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/
/** Names that no public DNS answers for (RFC 6761, RFC 7686, RFC 9476). */
const RESERVED = /(^|\.)(test|example|invalid|onion|alt|lan|corp|home|intranet)$/

/** What was typed without what an address has around a name. Throws for what Claude's hosted apps cannot use. */
function hostOf(text: string): string {
  if (!text.includes('://')) return text.replace(/\/(mcp\/?)?$/, '')
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url) throw fieldError(FIELD, 'Enter a name like mcp.example.com')
  if (url.protocol !== 'https:') {
    throw fieldError(
      FIELD,
      'It is served over https only: Claude’s hosted apps call nothing else. Enter the name alone.',
    )
  }
  if (!['/', '/mcp', '/mcp/'].includes(url.pathname) || url.search || url.hash || url.username) {
    throw fieldError(FIELD, 'Enter the name alone. The connector is served at its path /mcp.')
  }
  return url.host
}

/**
 * The name as DNS has it: lowercase, punycode, no dot at the end. Throws at the field `host` for what cannot be served
 * to Claude: another port than 443, addresses, local and reserved names, and the portal's own.
 */
export function checkHost(text: string): string {
  const typed = hostOf(text.trim())
  if (isIP(typed.replace(/^\[|\]$/g, ''))) {
    throw fieldError(FIELD, 'Enter a name, not an address: certificates and Claude need a name in public DNS.')
  }
  if (/:\d*$/.test(typed)) {
    throw fieldError(FIELD, 'Leave the port out. Claude’s hosted apps call port 443 only, which https has by itself.')
  }
  const host = domainToASCII(typed).replace(/\.$/, '')
  const labels = host.split('.')
  if (host.length > 253 || !labels.every((label) => LABEL.test(label)) || /^\d*$/.test(labels.at(-1) ?? '')) {
    throw fieldError(FIELD, 'This is no name that DNS can have. Enter one like mcp.example.com')
  }
  if (!isPublicHost(host) || RESERVED.test(host)) {
    throw fieldError(FIELD, `${host} is no public name. Claude’s hosted apps find only names in public DNS.`)
  }
  if (isOwnHost(host) || ownOrigins().some((origin) => new URL(origin).hostname === host)) {
    throw fieldError(FIELD, `${host} is this portal’s own name. Enter one of your own, like mcp.example.com`)
  }
  return host
}
