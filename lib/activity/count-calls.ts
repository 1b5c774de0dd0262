import { db } from '@/lib/db'

export interface CallCount {
  calls: number
  /** Of those: the API or the tool said no, or the call was refused. */
  failed: number
  lastAt: Date | null
}

/** How often a connector was called since `since`, and when last. The caller has checked that the connector may be seen. */
export async function countCalls(connectorId: string, since: Date): Promise<CallCount> {
  const groups = await db().toolCall.groupBy({
    by: ['outcome'],
    where: { connectorId, at: { gte: since } },
    _count: { _all: true },
    _max: { at: true },
  })
  const calls = groups.reduce((sum, { _count }) => sum + _count._all, 0)
  const ok = groups.find(({ outcome }) => outcome === 'ok')?._count._all ?? 0
  const last = Math.max(0, ...groups.map(({ _max }) => _max.at?.getTime() ?? 0))
  return { calls, failed: calls - ok, lastAt: last ? new Date(last) : null }
}
