import { recordToolCall } from '@/lib/activity'
import type { LiveConnector } from '@/lib/connectors/schema'
import { type ApiCall, answerCall, type Called, outcomeOf } from './answer-call'
import { failureResult } from './failure-result'
import { findUpstream } from './find-upstream'
import { countCharacters, type ToolResult } from './tool-result'

export interface ToolCallRequest extends ApiCall {
  live: LiveConnector
}

/**
 * Calls the partner's API for one tool call and gives what Claude sees. Never throws: a refusal, an unreachable API
 * and a bug are all results with `isError`. Recorded without arguments.
 */
export async function callTool(call: ToolCallRequest): Promise<ToolResult> {
  const started = performance.now()
  const { result, outcome, status } = await findUpstream(call.live, call.caller)
    .then((upstream) => answerCall(call, upstream))
    .catch((error: unknown): Called => ({ result: failureResult(error), outcome: outcomeOf(error, call.signal) }))
  recordToolCall({
    connectorId: call.live.id,
    release: call.live.release,
    tool: call.tool.name,
    userId: call.caller?.userId ?? undefined,
    clientId: call.caller?.clientId ?? undefined,
    outcome,
    status,
    durationMs: Math.round(performance.now() - started),
    resultChars: countCharacters(result),
  })
  return result
}
