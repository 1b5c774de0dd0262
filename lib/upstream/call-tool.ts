import type { CallToolResult, InputRequiredResult } from '@modelcontextprotocol/server'
import type { LiveConnector, ToolDefinition } from '@/lib/connectors/schema'

export interface ToolCallRequest {
  live: LiveConnector
  tool: ToolDefinition
  arguments: Record<string, unknown>
  caller: { userId: string; clientId: string } | null
  signal: AbortSignal
  /** What a streaming API says before its result. */
  onProgress?: (progress: { progress: number; total?: number; message?: string }) => Promise<void>
  onLog?: (entry: { level: string; data: unknown; logger?: string }) => Promise<void>
  /** A retry's answers to an earlier `input_required` (MCP 2026-07-28), and the state the API asked to get back. */
  inputResponses?: Record<string, unknown>
  requestState?: unknown
  clientCapabilities?: unknown
}

export async function callTool(call: ToolCallRequest): Promise<CallToolResult | InputRequiredResult> {
  const url = new URL(
    `${call.live.snapshot.baseUrl}${call.tool.path}`.replace(/\{(\w+)\}/g, (_, name) =>
      encodeURIComponent(String(call.arguments[name])),
    ),
  )
  const response = await fetch(url, {
    method: call.tool.method,
    signal: call.signal,
    ...(call.tool.method !== 'GET' && {
      body: JSON.stringify(call.arguments),
      headers: { 'content-type': 'application/json' },
    }),
  })
  const type = response.headers.get('content-type') ?? ''
  if (type.startsWith('application/vnd.mcp+json')) return response.json()
  return { content: [{ type: 'text', text: await response.text() }], isError: !response.ok }
}
