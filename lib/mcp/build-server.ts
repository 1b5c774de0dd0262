import { McpServer, requireScopes } from '@modelcontextprotocol/server'
import { DESCRIPTION_BYTES, type ToolDefinition, toolInputSchema, toolKind } from '@/lib/connectors/schema'
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

function scopeOf(slug: string, tool: ToolDefinition): string {
  return `${slug}:${toolKind(tool.annotations) === 'Read' ? 'read' : 'write'}`
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
        ...(caller && { scopeChallenge: requireScopes(scopeOf(live.slug, tool)) }),
      },
      (args, context) => runTool({ served, tool, state, era }, args, context),
    )
  }
  return server
}
