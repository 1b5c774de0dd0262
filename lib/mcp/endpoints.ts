import { AsyncLocalStorage } from 'node:async_hooks'
import { createMcpHandler, type McpHttpHandler, type McpServer } from '@modelcontextprotocol/server'
import { subscribe } from '@/lib/bus'
import { findLiveConnector } from '@/lib/connectors'
import type { LiveConnector, ResourceDefinition } from '@/lib/connectors/schema'
import { singleton } from '@/lib/singleton'
import { buildServer } from './build-server'
import type { Era } from './offer'
import type { Served } from './served'
import { toOffer } from './to-offer'

export const BODY_BYTES = 1_000_000

/** One per connector, so that a listener of one connector never hears of another. It holds listeners and nothing else. */
interface Endpoint {
  handler: McpHttpHandler
  /** What its listeners know. */
  audience: string
  release: number
  resources: ResourceDefinition[]
}

/** What the request at hand is answered from: a handler outlives releases, and its factory is told only the request. */
const serving = new AsyncLocalStorage<Served>()

/** The SDK answers a factory that throws with -32603 and keeps the reason to itself. */
function buildOrLog(served: Served, era: Era): McpServer {
  try {
    return buildServer(toOffer(served, era))
  } catch (error) {
    console.error(`mcp: ${served.live.slug} cannot be served`, error)
    throw error
  }
}

/** Whom a connector lets in, as a text to compare. */
function audienceOf({ access, accessSettings }: LiveConnector): string {
  return JSON.stringify([access, accessSettings])
}

function openEndpoint(live: LiveConnector): Endpoint {
  const { release, snapshot } = live
  const handler = createMcpHandler(
    ({ era }) => {
      const served = serving.getStore()
      if (!served) throw new Error('An MCP request came in past serveMcp')
      return buildOrLog(served, era)
    },
    { maxRequestBodySize: BODY_BYTES },
  )
  return { handler, audience: audienceOf(live), release, resources: snapshot.resources }
}

/** The URIs whose content is not what it was, or is gone. What a template answers, the API alone knows. */
function changedUris(before: ResourceDefinition[], after: ResourceDefinition[]): string[] {
  const now = new Map(after.map((resource) => [resource.name, JSON.stringify(resource)]))
  return before.flatMap((resource) =>
    resource.kind === 'template' || now.get(resource.name) === JSON.stringify(resource) ? [] : [resource.uri],
  )
}

function announce({ handler, resources }: Endpoint, { snapshot }: LiveConnector): void {
  handler.notify.toolsChanged()
  handler.notify.promptsChanged()
  handler.notify.resourcesChanged()
  for (const uri of changedUris(resources, snapshot.resources)) handler.notify.resourceUpdated(uri)
}

/** Tells listeners of a new release; ends them where the connector is gone or is now for other people. */
async function follow(endpoints: Map<string, Endpoint>, connectorId: string, slug: string): Promise<void> {
  const known = endpoints.get(connectorId)
  if (!known) return
  const live = await findLiveConnector(slug)
  if (live?.id !== connectorId || audienceOf(live) !== known.audience) {
    endpoints.delete(connectorId)
    await known.handler.close()
  } else if (live.release !== known.release) {
    announce(known, live)
    known.release = live.release
    known.resources = live.snapshot.resources
  }
}

function endpoints(): Map<string, Endpoint> {
  return singleton('mcp-endpoints', () => {
    const made = new Map<string, Endpoint>()
    subscribe('connector.changed', ({ connectorId, slug }) => {
      // A tick later, so that the connectors' own cache has dropped the old release by then.
      setImmediate(() => {
        follow(made, connectorId, slug).catch((error: unknown) =>
          console.error('mcp: could not follow a release', error),
        )
      })
    })
    return made
  })
}

/** Answers one request through the connector's handler. */
export async function answer(request: Request, served: Served, resource: URL): Promise<Response> {
  const { live, caller } = served
  const endpoint = endpoints().get(live.id) ?? openEndpoint(live)
  endpoints().set(live.id, endpoint)
  // The token itself stays behind: nothing past the gate needs it.
  const authInfo = caller && { token: '', clientId: caller.clientId, scopes: caller.scopes, resource }
  const response = await serving.run(served, () => endpoint.handler.fetch(request, authInfo ? { authInfo } : {}))
  return served.refusal ?? response
}
