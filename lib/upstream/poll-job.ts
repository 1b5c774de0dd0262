import { setTimeout } from 'node:timers/promises'
import type { Polling, ToolDefinition } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import type { ProgressNote } from './answer-call'
import type { UpstreamRequest } from './build-request'
import { decodeText } from './content-type'
import type { Exchange } from './exchange'
import { jobRequest } from './job-address'
import { cut } from './limit-text'
import { holds, isSuccess, jsonOf } from './read-answer'
import { retryAfterMs } from './retry-after'
import type { UpstreamAnswer } from './send-request'
import { type CompleteResult, errorResult, textResult } from './tool-result'

const LONGEST_PAUSE_MS = 30_000
const SHORTEST_PAUSE_MS = 500
const SAID_CHARACTERS = 4_000

export type Pause = (ms: number, signal: AbortSignal | undefined) => Promise<void>

export interface PolledCall {
  tool: ToolDefinition
  polling: Polling
  baseUrl: string
  hosts?: string[] | undefined
  args: Record<string, unknown>
  exchange: Exchange
  signal?: AbortSignal | undefined
  onProgress?: ((note: ProgressNote) => void) | undefined
  pause?: Pause | undefined
  now?: (() => number) | undefined
}

/** What came of the job: its answer, or a result of its own where it failed or still runs. */
export type Polled = { answer: UpstreamAnswer; result?: CompleteResult }

const pauseFor: Pause = async (ms, signal) => {
  try {
    await setTimeout(ms, undefined, { signal })
  } catch (error) {
    throw new AppError('upstream_unreachable', 'The call was cancelled.', { cause: error })
  }
}

const clamp = (ms: number) => Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, ms))

/** Too many calls, or briefly away: no word about the job. */
const isBusy = ({ status }: UpstreamAnswer) => status === 429 || status === 503

const said = (answer: UpstreamAnswer) => cut(decodeText(answer.body, answer.headers), SAID_CHARACTERS)

function stillRuns(
  { tool, polling }: PolledCall,
  request: UpstreamRequest,
  answer: UpstreamAnswer,
  waitMs: number | null,
) {
  const later = waitMs === null ? 'in a while' : `in ${Math.ceil(waitMs / 1000)} s or later`
  const text = `The job still runs after ${polling.forSeconds} s. Calling ${tool.name} again starts another job: look at this one instead, ${later}, with a tool that reads ${request.url.pathname}, if this connector has one. The last answer about it was:\n${said(answer)}`
  // A result without what the output schema promises would be refused on its way.
  return tool.outputSchema ? errorResult(text) : textResult(text)
}

/** The state of the job, or null as long as it is neither done nor failed. */
function verdict({ polling, tool }: PolledCall, answer: UpstreamAnswer): Polled | null {
  if (isBusy(answer)) return null
  if (!isSuccess(answer)) return { answer }
  const json = jsonOf(answer)
  if (polling.failed && holds(polling.failed, json)) {
    const text = `The job that ${tool.name} started has failed. The API says:\n${said(answer)}`
    return { answer, result: errorResult(text) }
  }
  return holds(polling.done, json) ? { answer } : null
}

/** The request for the job's state; null where the first answer names none because it is done already. */
function findJob(call: PolledCall, request: UpstreamRequest, answer: UpstreamAnswer): UpstreamRequest | null {
  const { tool, polling, baseUrl, args, hosts } = call
  const constants = (tool.constants ?? []).filter((one) => one.in === 'query').map(({ name }) => name)
  const json = jsonOf(answer)
  try {
    return jobRequest({ path: polling.path, baseUrl, args, constants, hosts }, request, answer, json)
  } catch (error) {
    if (error instanceof AppError && verdict(call, answer)) return null
    throw error
  }
}

/**
 * Asks for the state of the job that the first answer started until it is done, has failed, or the tool's time is over. Waits as the
 * API's Retry-After says, half a second to 30 seconds. A refusal ends it, except 429 and 503.
 */
export async function pollJob(call: PolledCall, request: UpstreamRequest, answer: UpstreamAnswer): Promise<Polled> {
  if (!isSuccess(answer)) return { answer }
  const job = findJob(call, request, answer)
  if (!job) return verdict(call, answer) ?? { answer }
  const { polling, pause = pauseFor, now = Date.now } = call
  const started = now()
  const forMs = polling.forSeconds * 1000
  let last = answer
  for (;;) {
    const left = started + forMs - now()
    const asked = retryAfterMs(last.headers['retry-after'], now())
    const wait = asked === null ? Math.min(polling.everySeconds * 1000, left) : clamp(asked)
    if (left <= 0 || wait > left) return { answer: last, result: stillRuns(call, job, last, asked) }
    await pause(wait, call.signal)
    last = await call.exchange(job)
    const found = verdict(call, last)
    if (found) return found
    const seconds = Math.round((now() - started) / 1000)
    call.onProgress?.({
      progress: Math.max(1, now() - started) / 1000,
      total: polling.forSeconds,
      message: `The job still runs (${seconds} of at most ${polling.forSeconds} s)`,
    })
  }
}
