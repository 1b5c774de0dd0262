import type { Client } from 'oidc-provider'
import type { ConsentRequest } from './schema'

const NAME_LIMIT = 60
const LOOPBACKS = ['localhost', '127.0.0.1', '[::1]']

function isLoopback(redirectUri: string): boolean {
  const { protocol, hostname } = new URL(redirectUri)
  return protocol === 'http:' && LOOPBACKS.includes(hostname)
}

/** A registered name fit for a headline: short, and without characters that reorder or hide what stands beside it. */
function toName(name: string | undefined): string {
  const visible = (name ?? '').replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  return visible.length > NAME_LIMIT ? `${visible.slice(0, NAME_LIMIT)}…` : visible || 'An app without a name'
}

/** Who asks, as people are told. */
export function describeClient(client: Client): ConsentRequest['client'] {
  // A metadata document proves its host; the name inside it, like a registered one, is the client's own word.
  const verified = Boolean(client.clientIdMetadataDocument)
  const name = verified ? new URL(client.clientId).host : toName(client.clientName)
  return { name, verified, onThisComputer: (client.redirectUris ?? []).every(isLoopback) }
}
