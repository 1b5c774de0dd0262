import { McpServer, type ScopeChallengeHandler } from '@modelcontextprotocol/server'
import {
  DESCRIPTION_BYTES,
  type LiveConnector,
  type ToolDefinition,
  toolInputSchema,
  toolKind,
} from '@/lib/connectors/schema'
import { connectorScopes, readScope, writeScope } from '@/lib/oauth'
import { compiledSchema } from './compiled-schema'
import { requestStateCodec } from './request-state'
import { runTool } from './run-tool'
import type { Served } from './served'

/** How long a client may reuse a tool list. The listeners among them hear of a new release at once. */
const LIST_TTL_MS = 60_000

/** The first `limit` bytes of a text, cut between characters. */
function cutToBytes(text: string, limit: number): string {
  const bytes = new TextEncoder().encode(text)
  // An incomplete last character is held back, not replaced, as long as the decoder expects more.
  return bytes.length <= limit ? text : new TextDecoder().decode(bytes.subarray(0, limit), { stream: true })
}

/** Refuses a call without the tool's scope, and asks for all the connector has: clients lose what an earlier sign-in gave. */
function scopeChallenge(live: LiveConnector, tool: ToolDefinition): ScopeChallengeHandler {
  const needed = toolKind(tool.annotations) === 'Read' ? readScope(live.slug) : writeScope(live.slug)
  return ({ authInfo }) => {
    if (authInfo?.scopes.includes(needed)) return undefined
    const [first = needed, ...others] = connectorScopes(live)
    return {
      scopes: [first, ...others],
      errorDescription: `This needs the scope ${needed}. Connect again and allow it.`,
    }
  }
}

/** The connector's live release as an MCP server, for one request. */
export function buildServer(served: Served, era: 'legacy' | 'modern'): McpServer {
  const { live, caller } = served
  const { name, description, tools } = live.snapshot
  const state = requestStateCodec(served)
  const cacheHint = { ttlMs: LIST_TTL_MS, cacheScope: 'private' as const }

  const server = new McpServer(
    { name: live.slug, title: name, version: String(live.release) },
    {
      // A stateless endpoint has no stream on which a client before 2026-07-28 could hear of a change.
      capabilities: { tools: { listChanged: era === 'modern' }, logging: {} },
      instructions: cutToBytes(description, DESCRIPTION_BYTES) || undefined,
      cacheHints: { 'tools/list': cacheHint, 'server/discover': cacheHint },
      requestState: { verify: state.verify },
      inputRequired: { legacyShim: false },
    },
  )

  for (const tool of tools) {
    const key = `${live.id}/${live.release}/${tool.name}`
    server.registerTool(
      tool.name,
      {
        title: tool.title,
        description: tool.description,
        annotations: tool.annotations,
        inputSchema: compiledSchema(`${key}/input`, toolInputSchema(tool)),
        ...(tool.outputSchema && { outputSchema: compiledSchema(`${key}/output`, tool.outputSchema) }),
        ...(caller && { scopeChallenge: scopeChallenge(live, tool) }),
      },
      (args, context) => runTool({ served, tool, state, era }, args, context),
    )
  }
  return server
}
