import { db } from '@/lib/db'
import { singleton } from '@/lib/singleton'

/** One call as it is remembered: what and how long, never the arguments, the answer or who signed in with what. */
export interface ToolCallRecord {
  connectorId: string
  release: number
  tool: string
  userId?: string | undefined
  clientId?: string | undefined
  outcome: 'ok' | 'tool_error' | 'upstream_error' | 'refused'
  status?: number | undefined
  durationMs: number
  resultChars: number
}

type Pending = ToolCallRecord & { at: Date }

const FLUSH_MS = 1_000
/** Calls waiting to be written. More than this means the database is gone; the oldest are dropped first. */
const QUEUE_LIMIT = 10_000

interface Queue {
  waiting: Pending[]
  timer: NodeJS.Timeout | null
}

const queue = () => singleton<Queue>('tool-call-queue', () => ({ waiting: [], timer: null }))

/** Notes a call after its answer has gone out; written in batches, within about a second. */
export function recordToolCall(call: ToolCallRecord): void {
  const target = queue()
  target.waiting.push({ ...call, at: new Date() })
  if (target.waiting.length > QUEUE_LIMIT) target.waiting.shift()
  target.timer ??= setTimeout(() => {
    flushToolCalls().catch((error: unknown) => console.error('activity: tool calls could not be written', error))
  }, FLUSH_MS).unref()
}

/** Writes what is waiting. What cannot be written stays for the next try. */
export async function flushToolCalls(): Promise<void> {
  const target = queue()
  if (target.timer) clearTimeout(target.timer)
  target.timer = null
  const batch = target.waiting.splice(0)
  if (batch.length === 0) return
  try {
    await db().toolCall.createMany({ data: batch })
  } catch (error) {
    target.waiting.unshift(...batch)
    throw error
  }
}
