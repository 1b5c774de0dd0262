import { McpServer } from '@modelcontextprotocol/server'
import { DESCRIPTION_BYTES, type ReleaseSnapshot } from '@/lib/connectors/schema'
import { requestStateCodec } from './request-state'
import { servePrompts } from './serve-prompts'
import { serveResources } from './serve-resources'
import { serveTools } from './serve-tools'
import type { Served } from './served'
import { toServedIcons } from './to-served-icons'

/** How long a client may reuse a list. The listeners among them hear of a new release at once. */
const LIST_TTL_MS = 60_000

const CACHED = ['tools/list', 'prompts/list', 'resources/list', 'resources/templates/list', 'server/discover'] as const

/** The first `limit` bytes of a text, cut between characters. */
function cutToBytes(text: string, limit: number): string {
  const bytes = new TextEncoder().encode(text)
  // An incomplete last character is held back, not replaced, as long as the decoder expects more.
  return bytes.length <= limit ? text : new TextDecoder().decode(bytes.subarray(0, limit), { stream: true })
}

/** What the release has. A stateless endpoint has no stream on which a client before 2026-07-28 could hear of a change. */
function capabilitiesOf({ prompts, resources }: ReleaseSnapshot, era: 'legacy' | 'modern') {
  const listChanged = era === 'modern'
  const subscribe = listChanged && resources.some(({ kind }) => kind !== 'template')
  return {
    tools: { listChanged },
    ...(prompts.length > 0 && { prompts: { listChanged } }),
    ...(resources.length > 0 && { resources: { listChanged, ...(subscribe && { subscribe }) } }),
    logging: {},
  }
}

/** The connector's live release as an MCP server, for one request. */
export function buildServer(served: Served, era: 'legacy' | 'modern'): McpServer {
  const { live } = served
  const { name, description, instructions, icons } = live.snapshot
  const state = requestStateCodec(served)
  const cacheHint = { ttlMs: LIST_TTL_MS, cacheScope: 'private' as const }

  const server = new McpServer(
    { name: live.slug, title: name, version: String(live.release), ...toServedIcons(served, icons) },
    {
      capabilities: capabilitiesOf(live.snapshot, era),
      instructions: cutToBytes(instructions || description, DESCRIPTION_BYTES) || undefined,
      cacheHints: Object.fromEntries(CACHED.map((method) => [method, cacheHint])),
      requestState: { verify: state.verify },
      inputRequired: { legacyShim: false },
    },
  )
  serveTools(server, served, { state, era })
  servePrompts(server, served, era)
  serveResources(server, served, era)
  return server
}
