import { type LiveConnector, type ToolDefinition, toolKind } from '@/lib/connectors/schema'

export function readScope(slug: string): string {
  return `${slug}:read`
}

export function writeScope(slug: string): string {
  return `${slug}:write`
}

/** What a call of the tool needs: reading or writing, and its own scope where it has one. */
export function toolScopes(slug: string, { annotations, scope }: ToolDefinition): string[] {
  const kind = toolKind(annotations) === 'Read' ? readScope(slug) : writeScope(slug)
  return scope ? [kind, `${slug}:${scope}`] : [kind]
}

/** What normal use needs, as the live release has it: reading, and writing where some tool writes. */
export function normalScopes({ slug, snapshot }: LiveConnector): string[] {
  const writes = snapshot.tools.some((tool) => !tool.annotations.readOnlyHint)
  return writes ? [readScope(slug), writeScope(slug)] : [readScope(slug)]
}

/** Every scope of a connector: those of normal use, then its own. */
export function connectorScopes(live: LiveConnector): string[] {
  const own = live.snapshot.tools.flatMap((tool) => toolScopes(live.slug, tool).slice(1))
  return [...new Set([...normalScopes(live), ...own])]
}

/** The scopes of the connector that are in one of the lists, in its order. */
export function scopesAmong(live: LiveConnector, ...lists: readonly (readonly string[])[]): string[] {
  return connectorScopes(live).filter((scope) => lists.some((list) => list.includes(scope)))
}

/** Scopes of a space-separated list (RFC 6749, section 3.3), each once; stray blanks are no scopes. */
export function splitScopes(list: string | null | undefined): string[] {
  return [...new Set((list ?? '').split(/\s+/).filter(Boolean))]
}

const SCOPE = /^([a-z0-9-]+):[a-z][a-z0-9_-]*$/

/** The slug of the connector that a scope belongs to; null for what no connector here can have. */
export function scopeSlug(scope: string): string | null {
  return SCOPE.exec(scope)?.[1] ?? null
}
