import {
  type CallToolResult,
  CLIENT_CAPABILITIES_META_KEY,
  type InputRequiredResult,
  type LoggingLevel,
  type RequestStateCodec,
  type ServerContext,
} from '@modelcontextprotocol/server'
import type { ToolDefinition } from '@/lib/connectors/schema'
import { callTool, type ToolCallRequest } from '@/lib/upstream'
import { asToolResult, needsNewerClient } from './as-tool-result'
import type { Served } from './served'

interface ToolRun {
  served: Served
  tool: ToolDefinition
  state: RequestStateCodec
  era: 'legacy' | 'modern'
}

/** What a streaming API says while it works, passed on to the client that asked for it. */
function notifications({ mcpReq }: ServerContext): Pick<ToolCallRequest, 'onProgress' | 'onLog'> {
  const progressToken = mcpReq._meta?.progressToken
  return {
    onLog: ({ level, data, logger }) => mcpReq.log(level as LoggingLevel, data, logger),
    ...(progressToken !== undefined && {
      onProgress: (progress) =>
        mcpReq.notify({ method: 'notifications/progress', params: { ...progress, progressToken } }),
    }),
  }
}

/** Calls the API for one `tools/call`. Whatever goes wrong is a result: the SDK would send the client a thrown error's own message. */
export async function runTool(
  { served, tool, state, era }: ToolRun,
  args: Record<string, unknown>,
  context: ServerContext,
): Promise<CallToolResult | InputRequiredResult> {
  const { mcpReq } = context
  try {
    const result = await callTool({
      live: served.live,
      tool,
      arguments: args,
      caller: served.caller,
      signal: mcpReq.signal,
      inputResponses: mcpReq.inputResponses,
      requestState: mcpReq.requestState(),
      clientCapabilities: (mcpReq.envelope as Record<string, unknown> | undefined)?.[CLIENT_CAPABILITIES_META_KEY],
      ...notifications(context),
    })
    if (!('resultType' in result) || result.resultType !== 'input_required') return result
    if (era === 'legacy') return needsNewerClient()
    const { requestState } = result
    const minted = requestState === undefined ? {} : { requestState: await state.mint(requestState, context) }
    return { ...result, ...minted }
  } catch (error) {
    return asToolResult(error)
  }
}
