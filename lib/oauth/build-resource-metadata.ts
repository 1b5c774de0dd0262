import type { LiveConnector } from '@/lib/connectors/schema'
import { originFor } from '@/lib/env'
import { connectorResource, isPortalOrigin } from './connector-resource'
import { normalScopes } from './connector-scopes'

/** Where a connector's protected resource metadata is (RFC 9728, section 3.1): its resource, with this put before the path. */
export function resourceMetadataUrl(origin: string, slug: string): string {
  const { pathname } = new URL(connectorResource(origin, slug))
  return `${origin}/.well-known/oauth-protected-resource${pathname}`
}

/** The protected resource metadata of a connector (RFC 9728, section 2). */
export function buildResourceMetadata(origin: string, live: LiveConnector) {
  return {
    resource: connectorResource(origin, live.slug),
    resource_name: live.snapshot.name,
    // A custom domain has no authorization server of its own.
    authorization_servers: [isPortalOrigin(origin) ? origin : originFor(null)],
    // Claude Code takes its first scope from here, whatever the challenge names: see docs/decisions/0014-scopes-and-sign-in-when-needed.md.
    scopes_supported: normalScopes(live),
    bearer_methods_supported: ['header'],
  }
}
