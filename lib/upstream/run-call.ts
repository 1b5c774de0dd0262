import type { ToolDefinition } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import type { ProgressNote } from './answer-call'
import { buildRequest } from './build-request'
import { loadCallValues } from './call-values'
import { newExchange, type Watchers } from './exchange'
import { failureResult } from './failure-result'
import type { Upstream } from './find-upstream'
import { maskResult, secretMask } from './mask-secret'
import { type Pause, pollJob } from './poll-job'
import { readPages } from './read-pages'
import { type Retry, retryHeaders } from './retry-headers'
import type { SentCredential } from './schema'
import type { SendOptions, UpstreamAnswer } from './send-request'
import { shapeRefusal } from './shape-refusal'
import { shapeResult } from './shape-result'
import { isComplete, type ToolResult } from './tool-result'

export interface PlannedCall {
  tool: ToolDefinition
  upstream: Upstream
  args: Record<string, unknown>
  caller: { userId: string | null; clientId: string | null } | null
  retry?: Retry | undefined
  onProgress?: ((note: ProgressNote) => void) | undefined
  send?: SendOptions | undefined
  /** The time between two questions about a job, for tests. */
  pause?: Pause | undefined
}

export interface RanCall {
  result: ToolResult
  /** Of the last answer that counts. */
  status: number
}

interface Settled {
  answer: UpstreamAnswer
  note?: string
  result?: ToolResult
}

function withNote(result: ToolResult, note: string | undefined): ToolResult {
  if (note === undefined || !isComplete(result)) return result
  return { ...result, content: [...result.content, { type: 'text', text: note }] }
}

/** Sends the request, and what follows from its answer: further pages, or questions about the job it started. */
async function settle(call: PlannedCall, watchers: Watchers): Promise<Settled> {
  const { tool, upstream, args, onProgress, send = {} } = call
  const { baseUrl, hosts } = upstream
  const values = await loadCallValues(tool, call.caller, upstream)
  const build = (given: Record<string, unknown>) => buildRequest(tool, baseUrl, given, values)
  const request = build(args)
  Object.assign(request.headers, retryHeaders(call.retry ?? {}))
  const exchange = newExchange(upstream, send, watchers)
  const answer = await exchange(request)
  const { pagination, polling } = tool
  const shared = { tool, args, exchange, hosts, onProgress, signal: send.signal }
  if (pagination) return readPages({ ...shared, pagination, build }, request, answer)
  if (polling) return pollJob({ ...shared, polling, baseUrl, pause: call.pause }, request, answer)
  return { answer }
}

function shape({ tool, upstream }: PlannedCall, { answer, note, result }: Settled): ToolResult {
  if (result) return result
  if (answer.status === 401 && upstream.refused) return shapeRefusal(answer, upstream.refused)
  return withNote(shapeResult(tool, answer), note)
}

/** One call of a tool with all the requests it takes, and what Claude gets of it, without the credentials. Throws as `sendRequest` does. */
export async function runCall(call: PlannedCall, watchers: Watchers = {}): Promise<RanCall> {
  const { secrets } = call.upstream
  try {
    const settled = await settle(call, watchers)
    return { result: maskResult(shape(call, settled), secrets), status: settled.answer.status }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw new AppError(error.code, secretMask(secrets)(error.message), { cause: error })
  }
}

/** What Claude gets where a call could not be made, without the credentials. */
export function maskedFailure(error: unknown, credentials: SentCredential[]): ToolResult {
  return maskResult(failureResult(error), credentials)
}
