import { McpServer } from '@modelcontextprotocol/server'
import { DESCRIPTION_BYTES } from '@/lib/connectors/schema'
import type { Offer } from './offer'
import { servePrompts } from './serve-prompts'
import { serveResources } from './serve-resources'
import { serveTools } from './serve-tools'

/** How long a client may reuse a list. The listeners among them hear of a new release at once. */
const LIST_TTL_MS = 60_000

const CACHED = ['tools/list', 'prompts/list', 'resources/list', 'resources/templates/list', 'server/discover'] as const

/** The first `limit` bytes of a text, cut between characters. */
function cutToBytes(text: string, limit: number): string {
  const bytes = new TextEncoder().encode(text)
  // An incomplete last character is held back, not replaced, as long as the decoder expects more.
  return bytes.length <= limit ? text : new TextDecoder().decode(bytes.subarray(0, limit), { stream: true })
}

/** What the release has. */
function capabilitiesOf({ snapshot: { prompts, resources }, announced: listChanged }: Offer) {
  const subscribe = listChanged && resources.some(({ kind }) => kind !== 'template')
  return {
    tools: { listChanged },
    ...(prompts.length > 0 && { prompts: { listChanged } }),
    ...(resources.length > 0 && { resources: { listChanged, ...(subscribe && { subscribe }) } }),
    logging: {},
  }
}

/** A release as an MCP server, for one client. */
export function buildServer(offer: Offer): McpServer {
  const { name, description, instructions, icons } = offer.snapshot
  const cacheHint = { ttlMs: LIST_TTL_MS, cacheScope: 'private' as const }

  const server = new McpServer(
    { name: offer.slug, title: name, version: String(offer.release), ...offer.toIcons(icons) },
    {
      capabilities: capabilitiesOf(offer),
      instructions: cutToBytes(instructions || description, DESCRIPTION_BYTES) || undefined,
      cacheHints: Object.fromEntries(CACHED.map((method) => [method, cacheHint])),
      requestState: { verify: offer.state.verify },
      inputRequired: { legacyShim: false },
    },
  )
  serveTools(server, offer)
  servePrompts(server, offer)
  serveResources(server, offer)
  return server
}
