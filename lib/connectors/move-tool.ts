import { recordAudit } from '@/lib/activity'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import type { Member } from '@/lib/partners/schema'
import { getConnector } from './get-connector'
import { lockConnector, touchConnector } from './touch-connector'

/** Moves a tool one place up or down in the draft; the first stays first and the last last. Throws `not_found`. */
export async function moveTool(
  member: Member,
  connectorSlug: string,
  name: string,
  direction: 'up' | 'down',
): Promise<void> {
  const { id: connectorId } = await getConnector(member, connectorSlug)
  await db().$transaction(async (tx) => {
    await lockConnector(tx, connectorId)
    const rows = await tx.tool.findMany({
      where: { connectorId },
      orderBy: { position: 'asc' },
      select: { id: true, name: true, position: true },
    })
    const index = rows.findIndex((row) => row.name === name)
    const moved = rows[index]
    if (!moved) throw new AppError('not_found', `There is no tool called "${name}"`)
    const passed = rows[direction === 'up' ? index - 1 : index + 1]
    if (!passed) return
    await tx.tool.update({ where: { id: moved.id }, data: { position: passed.position } })
    await tx.tool.update({ where: { id: passed.id }, data: { position: moved.position } })
    await touchConnector(tx, connectorId)
    await recordAudit(member, 'tool.moved', `${connectorSlug}/${name}`, { direction }, tx)
  })
}
