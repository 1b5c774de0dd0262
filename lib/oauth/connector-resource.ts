import { findDomain, type ServingDomain } from '@/lib/domains'
import { ownOrigins } from '@/lib/env'

const RESOURCE_PATH = /^\/mcp\/([a-z0-9-]+)$/
const DOMAIN_RESOURCE = /^https:\/\/([a-z0-9.-]+)\/mcp$/

/** Whether a connector is addressed under the portal's own name, not under a domain of its partner's. */
export function isPortalOrigin(origin: string): boolean {
  return ownOrigins().includes(origin)
}

/**
 * The resource identifier (RFC 8707), and so the audience, of a connector's tokens: `<origin>/mcp/<slug>`, and
 * `https://<host>/mcp` where the origin is a custom domain.
 */
export function connectorResource(origin: string, slug: string): string {
  return isPortalOrigin(origin) ? `${origin}/mcp/${slug}` : `${origin}/mcp`
}

/** The resource in canonical form: lowercase host, no default port, no trailing slash. What is no URL stays as it is. */
export function canonicalResource(resource: string): string {
  const text = resource.trim()
  if (!URL.canParse(text)) return text
  const { href } = new URL(text)
  return href.replace(/\/$/, '')
}

/** The custom domain that a canonical resource is the endpoint of, while it serves. */
export async function resourceDomain(resource: string): Promise<ServingDomain | null> {
  const [, host] = DOMAIN_RESOURCE.exec(resource) ?? []
  return host ? findDomain(host) : null
}

/** The slug of the connector that a canonical resource names, at this origin or by a custom domain; null for anything else. */
export async function resourceSlug(origin: string, resource: string): Promise<string | null> {
  const path = resource.startsWith(`${origin}/`) ? resource.slice(origin.length) : ''
  return RESOURCE_PATH.exec(path)?.[1] ?? (await resourceDomain(resource))?.slug ?? null
}
