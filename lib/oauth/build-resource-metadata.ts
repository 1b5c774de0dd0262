import type { LiveConnector } from '@/lib/connectors/schema'
import { connectorResource } from './connector-resource'
import { normalScopes } from './connector-scopes'

/** Where a connector's protected resource metadata is (RFC 9728, section 3.1). */
export function resourceMetadataUrl(origin: string, slug: string): string {
  return `${origin}/.well-known/oauth-protected-resource/mcp/${slug}`
}

/** The protected resource metadata of a connector (RFC 9728, section 2). */
export function buildResourceMetadata(origin: string, live: LiveConnector) {
  return {
    resource: connectorResource(origin, live.slug),
    resource_name: live.snapshot.name,
    authorization_servers: [origin],
    // Claude Code takes its first scope from here, whatever the challenge names: see docs/decisions/0014-scopes-and-sign-in-when-needed.md.
    scopes_supported: normalScopes(live),
    bearer_methods_supported: ['header'],
  }
}
