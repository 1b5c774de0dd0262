import { recordToolCall } from '@/lib/activity'
import { enterWork, takeTokens } from '@/lib/limits'
import { addressOf } from '@/lib/network'
import { readBody } from '@/lib/oauth'
import { BODY_BYTES } from './endpoints'
import { type FoundCall, findCalls } from './find-calls'
import type { Served } from './served'

/** How long to wait for one of the calls at work to end. */
const WORK_SECONDS = 2

interface Bucket {
  key: string
  rate: { perMinute: number }
  /** Whose calls are counted in it. */
  whose: string
}

/** The request may go on; what `leave` is, is called when its answer has gone out. */
interface Entered {
  leave: (() => void) | null
}

function hasLimits({ limits, snapshot }: Served['live']): boolean {
  return Object.keys(limits).length > 0 || snapshot.tools.some(({ callsPerMinute }) => callsPerMinute !== undefined)
}

/** The buckets that one call takes a token of; the narrowest first, so that one user's eagerness costs nobody else. */
function bucketsOf({ live, caller }: Served, address: string, call: FoundCall): Bucket[] {
  const { limits } = live
  const at = (part: string) => `calls ${live.id} ${part}`
  const bucket = (part: string, perMinute: number | undefined, whose: string): Bucket[] =>
    perMinute === undefined ? [] : [{ key: at(part), rate: { perMinute }, whose }]
  const user = caller?.userId ? `user ${caller.userId}` : `address ${address}`
  const perTool = call.tool ? (call.tool.callsPerMinute ?? limits.tool) : undefined
  return [
    ...bucket(user, limits.user, 'from you'),
    ...(caller?.clientId ? bucket(`client ${caller.clientId}`, limits.client, 'from this app') : []),
    ...bucket(`tool ${call.tool?.name}`, perTool, `of ${call.name}`),
    ...bucket('all', limits.connector, 'of this connector'),
  ]
}

/** A refusal that Claude reads: HTTP says how long to wait, and each request has an error of its own. */
function refuse(calls: FoundCall[], retryAfter: number, message: string): Response {
  const errors = calls.map(({ id }) => ({
    jsonrpc: '2.0' as const,
    error: { code: -32000, message, data: { retryAfter } },
    id,
  }))
  return Response.json(errors.length === 1 ? errors[0] : errors, {
    status: 429,
    headers: { 'retry-after': String(retryAfter), 'cache-control': 'no-store' },
  })
}

function recordRefused({ live, caller }: Served, calls: FoundCall[]): void {
  for (const { name } of calls) {
    recordToolCall({
      connectorId: live.id,
      release: live.release,
      tool: name,
      userId: caller?.userId ?? undefined,
      clientId: caller?.clientId ?? undefined,
      outcome: 'refused',
      durationMs: 0,
      resultChars: 0,
    })
  }
}

async function readCalls(request: Request, { live }: Served): Promise<FoundCall[]> {
  // What is too long or no JSON, the SDK refuses.
  const text = await readBody(request.clone(), BODY_BYTES)
  try {
    return findCalls(JSON.parse(text ?? 'null'), live.snapshot)
  } catch {
    return []
  }
}

/** Counts the calls that a request asks for against the connector's limits; the 429 to return as it is where there are too many. */
export async function limitCalls(request: Request, served: Served): Promise<Entered | Response> {
  const { live } = served
  const calls = hasLimits(live) ? await readCalls(request, served) : []
  if (calls.length === 0) return { leave: null }
  const refused = (retryAfter: number, message: string) => {
    recordRefused(served, calls)
    return refuse(calls, retryAfter, message)
  }

  const { concurrent } = live.limits
  const leave = concurrent === undefined ? null : enterWork(`calls ${live.id}`, concurrent)
  if (concurrent !== undefined && !leave) {
    return refused(WORK_SECONDS, `This connector is busy with ${concurrent} calls. Try again in ${WORK_SECONDS} s.`)
  }
  const address = addressOf(request.headers)
  const buckets = calls.flatMap((call) => bucketsOf(served, address, call))
  const taken = await takeTokens(buckets).catch((error: unknown) => {
    leave?.()
    throw error
  })
  if (taken.allowed) return { leave }
  leave?.()
  const { whose, rate } = buckets.find(({ key }) => key === taken.key) as Bucket
  return refused(
    taken.retryAfter,
    `Too many calls: at most ${rate.perMinute} a minute ${whose}. Try again in ${taken.retryAfter} s.`,
  )
}
