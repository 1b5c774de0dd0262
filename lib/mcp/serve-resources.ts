import { type McpServer, ResourceNotFoundError, ResourceTemplate } from '@modelcontextprotocol/server'
import { base64Bytes, type StaticResource, type TemplateResource } from '@/lib/connectors/schema'
import { completeValue } from './complete-value'
import type { Offer } from './offer'
import { readTemplate, staticContent } from './read-resource'

const TTL_MS = 60_000

function sizeOf(resource: StaticResource): number {
  return resource.kind === 'text' ? new TextEncoder().encode(resource.text).length : base64Bytes(resource.data)
}

function serveStatic(server: McpServer, offer: Offer, resource: StaticResource): void {
  const { name, title, description, mimeType, uri, icons } = resource
  const shown = { title, description: description || undefined, ...offer.toIcons(icons) }
  const config = { ...shown, mimeType, size: sizeOf(resource) }
  const cacheHint = { ttlMs: TTL_MS, cacheScope: 'private' as const }
  server.registerResource(name, uri, { ...config, cacheHint, ...offer.readChallenge() }, () => ({
    contents: [staticContent(resource)],
  }))
}

function serveTemplate(server: McpServer, offer: Offer, resource: TemplateResource): void {
  const { name, title, description, mimeType, uriTemplate, variables, icons } = resource
  const offered = variables.filter(({ values }) => values.length > 0)
  const complete = Object.fromEntries(
    offered.map(({ name: variable, values }) => [variable, (typed: string) => completeValue(values, typed)]),
  )
  // The API may answer otherwise the next time.
  const cacheHint = { ttlMs: 0, cacheScope: 'private' as const }
  const shown = { title, description: description || undefined, ...offer.toIcons(icons) }
  server.registerResource(
    name,
    new ResourceTemplate(uriTemplate, { list: undefined, complete }),
    { ...shown, mimeType, cacheHint, ...offer.readChallenge() },
    async (uri, _variables, { mcpReq }) => {
      const content = await readTemplate(offer, resource, uri.href, mcpReq.signal)
      if (!content) throw new ResourceNotFoundError(uri.href)
      return { contents: [content] }
    },
  )
}

/** Offers the release's resources and templates. */
export function serveResources(server: McpServer, offer: Offer): void {
  const { resources } = offer.snapshot
  for (const resource of resources) {
    if (resource.kind === 'template') serveTemplate(server, offer, resource)
    else serveStatic(server, offer, resource)
  }
  if (resources.length === 0 || offer.era === 'modern') return
  // Clients before 2026-07-28 may subscribe to what they read. Nothing changes between releases, so nothing is owed them.
  server.server.setRequestHandler('resources/subscribe', () => ({}))
  server.server.setRequestHandler('resources/unsubscribe', () => ({}))
}
