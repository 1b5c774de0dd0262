import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import type { ToolDefinition } from './schema'
import { toTool } from './tool-rows'

/** The draft's tools in the partner's order. */
export async function listTools(member: Member, connectorSlug: string): Promise<ToolDefinition[]> {
  requireRole(member, 'viewer')
  const rows = await db().tool.findMany({
    where: { connector: { slug: connectorSlug, partnerId: member.partnerId } },
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
  })
  return rows.map(toTool)
}

/** One tool of the draft. Throws `not_found`. */
export async function getTool(member: Member, connectorSlug: string, name: string): Promise<ToolDefinition> {
  requireRole(member, 'viewer')
  const row = await db().tool.findFirst({
    where: { name, connector: { slug: connectorSlug, partnerId: member.partnerId } },
  })
  if (!row) throw new AppError('not_found', `There is no tool called "${name}"`)
  return toTool(row)
}
