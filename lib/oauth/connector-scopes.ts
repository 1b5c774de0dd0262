import type { LiveConnector } from '@/lib/connectors/schema'

export function readScope(slug: string): string {
  return `${slug}:read`
}

export function writeScope(slug: string): string {
  return `${slug}:write`
}

/** The scopes a connector has, as its live release needs them: `<slug>:write` only where some tool is not read-only. */
export function connectorScopes(live: LiveConnector): string[] {
  const writes = live.snapshot.tools.some((tool) => !tool.annotations.readOnlyHint)
  return writes ? [readScope(live.slug), writeScope(live.slug)] : [readScope(live.slug)]
}

/** Scopes of a space-separated list (RFC 6749, section 3.3), each once; stray blanks are no scopes. */
export function splitScopes(list: string | null | undefined): string[] {
  return [...new Set((list ?? '').split(/\s+/).filter(Boolean))]
}
