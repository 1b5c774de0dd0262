import type { ToolDefinition } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import { EVENT_STREAM_TYPE, mediaType } from './content-type'
import { EventStreamReader, type StreamEvent } from './event-stream'
import type { Upstream } from './find-upstream'
import type { Pause } from './poll-job'
import type { Retry } from './retry-headers'
import { maskedFailure, runCall } from './run-call'
import type { SendOptions } from './send-over'
import { isComplete, type ToolResult } from './tool-result'

export interface ProgressNote {
  progress: number
  total?: number
  message?: string
}

export interface LogNote {
  level: string
  logger?: string
  data: unknown
}

/** One call of a tool, wherever its API is. */
export interface ApiCall {
  tool: ToolDefinition
  args: Record<string, unknown>
  /** Who calls; null at an open connector. Their token is not here: it never goes upstream. */
  caller: { userId: string | null; clientId: string | null } | null
  /** What comes with the second call, where the API answered the first with a question. */
  retry?: Retry
  signal?: AbortSignal
  onProgress?: (note: ProgressNote) => void
  onLog?: (note: LogNote) => void
  /** Limits and the resolver, for tests. */
  send?: Omit<SendOptions, 'signal' | 'watch'>
  /** The time between two questions about a job, for tests. */
  pause?: Pause
}

export type Outcome = 'ok' | 'tool_error' | 'upstream_error' | 'refused'

export interface Called {
  result: ToolResult
  outcome: Outcome
  status?: number
}

function parseNote(event: StreamEvent): Record<string, unknown> | null {
  try {
    const note: unknown = JSON.parse(event.data)
    return typeof note === 'object' && note !== null ? (note as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** Passes one event of the API on to the client. Notes that cannot be read are dropped. */
function passOn(event: StreamEvent, call: ApiCall): void {
  const note = event.event === 'progress' || event.event === 'log' ? parseNote(event) : null
  if (!note) return
  const { progress, total, message, level, logger, data } = note
  if (event.event === 'progress' && typeof progress === 'number') {
    call.onProgress?.({
      progress,
      ...(typeof total === 'number' && { total }),
      ...(typeof message === 'string' && { message }),
    })
  }
  if (event.event === 'log') {
    const severity = typeof level === 'string' ? level : 'info'
    call.onLog?.({ level: severity, ...(typeof logger === 'string' && { logger }), data })
  }
}

/** Reads an event stream as it comes, and stops at its result. */
function watchEvents(call: ApiCall): SendOptions['watch'] {
  return (status, headers) => {
    if (status !== 200 || mediaType(headers) !== EVENT_STREAM_TYPE) return undefined
    const reader = new EventStreamReader()
    return (chunk) => {
      const events = reader.push(chunk)
      for (const event of events) passOn(event, call)
      return events.some((event) => event.event === 'result')
    }
  }
}

export function outcomeOf(error: unknown, signal: AbortSignal | undefined): Outcome {
  if (signal?.aborted) return 'refused'
  return error instanceof AppError && error.code === 'invalid_argument' ? 'refused' : 'upstream_error'
}

/** Calls the API of `upstream` for one tool call, passes on what it says while it works, and gives what Claude sees. Never throws. */
export function answerCall(call: ApiCall, upstream: Upstream): Promise<Called> {
  const { tool, args, caller, retry, onProgress } = call
  const send = { ...call.send, signal: call.signal, watch: watchEvents(call) }
  return runCall({ tool, upstream, args, caller, retry, onProgress, send, pause: call.pause }).then(
    ({ result, status }): Called => {
      const failed = isComplete(result) && result.isError === true
      return { result, outcome: failed ? 'tool_error' : 'ok', status }
    },
    (error: unknown): Called => ({
      result: maskedFailure(error, upstream.secrets),
      outcome: outcomeOf(error, call.signal),
    }),
  )
}
