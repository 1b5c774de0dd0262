import { db } from '@/lib/db'

/** How often each tool of a connector was called since `since`, by its name. The caller has checked that it may be seen. */
export async function countCallsByTool(connectorId: string, since: Date): Promise<Map<string, number>> {
  const groups = await db().toolCall.groupBy({
    by: ['tool'],
    where: { connectorId, at: { gte: since } },
    _count: { _all: true },
  })
  return new Map(groups.map(({ tool, _count }) => [tool, _count._all]))
}
