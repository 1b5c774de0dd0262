const RESOURCE_PATH = /^\/mcp\/([a-z0-9-]+)$/

/** The resource identifier (RFC 8707), and so the audience, of a connector's tokens: `<origin>/mcp/<slug>`. */
export function connectorResource(origin: string, slug: string): string {
  return `${origin}/mcp/${slug}`
}

/** The resource in canonical form: lowercase host, no default port, no trailing slash. What is no URL stays as it is. */
export function canonicalResource(resource: string): string {
  const text = resource.trim()
  if (!URL.canParse(text)) return text
  const { href } = new URL(text)
  return href.replace(/\/$/, '')
}

/** The slug of the connector that a canonical resource names at this origin; null for anything else. */
export function resourceSlug(origin: string, resource: string): string | null {
  if (!resource.startsWith(`${origin}/`)) return null
  return RESOURCE_PATH.exec(resource.slice(origin.length))?.[1] ?? null
}
