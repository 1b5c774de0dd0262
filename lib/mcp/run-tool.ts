import {
  type CallToolResult,
  CLIENT_CAPABILITIES_META_KEY,
  type InputRequiredResult,
  isInputRequiredResult,
  type LoggingLevel,
  type ServerContext,
} from '@modelcontextprotocol/server'
import type { ToolDefinition } from '@/lib/connectors/schema'
import type { ApiCall } from '@/lib/upstream'
import { answerable } from './answerable'
import type { Offer } from './offer'

interface ToolRun {
  offer: Offer
  tool: ToolDefinition
}

const LEVELS: readonly string[] = ['debug', 'info', 'notice', 'warning', 'error', 'critical', 'alert', 'emergency']

const NEEDS_NEWER_CLIENT: CallToolResult = {
  isError: true,
  content: [
    {
      type: 'text',
      text: 'The API asks for more input to go on. Only a client that speaks MCP 2026-07-28 can give it.',
    },
  ],
}

/** What the API says while it works goes to the client as it comes. `sent` waits until all of it has. */
function notifications({
  mcpReq,
}: ServerContext): Pick<ApiCall, 'onProgress' | 'onLog'> & { sent(): Promise<unknown> } {
  const progressToken = mcpReq._meta?.progressToken
  const sending: Promise<void>[] = []
  return {
    onProgress: (note) => {
      if (progressToken === undefined) return
      sending.push(mcpReq.notify({ method: 'notifications/progress', params: { ...note, progressToken } }))
    },
    onLog: ({ level, data, logger }) => {
      sending.push(mcpReq.log((LEVELS.includes(level) ? level : 'info') as LoggingLevel, data, logger))
    },
    // A client that has hung up misses them, and the result as well.
    sent: () => Promise.allSettled(sending),
  }
}

/** Calls the API for one `tools/call`, and passes on what it says and asks. */
export async function runTool(
  { offer, tool }: ToolRun,
  args: Record<string, unknown>,
  context: ServerContext,
): Promise<CallToolResult | InputRequiredResult> {
  const { mcpReq } = context
  const { sent, ...listeners } = notifications(context)
  const result = await offer.callTool({
    tool,
    args,
    retry: { inputResponses: mcpReq.inputResponses, requestState: mcpReq.requestState() },
    signal: mcpReq.signal,
    ...listeners,
  })
  await sent()
  if (!isInputRequiredResult(result)) return result
  if (offer.era === 'legacy') return NEEDS_NEWER_CLIENT

  const envelope = mcpReq.envelope as Record<string, unknown> | undefined
  const asked = answerable(result, envelope?.[CLIENT_CAPABILITIES_META_KEY])
  const { requestState } = asked
  return requestState === undefined ? asked : { ...asked, requestState: await offer.state.mint(requestState, context) }
}
