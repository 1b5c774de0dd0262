import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { getTool } from './list-tools'
import { updateTool } from './save-tool'

/** Has the tool `name` answer calls to `formerName` as well, from the next release on. Throws as `updateTool` does. */
export async function keepFormerName(
  member: Member,
  connectorSlug: string,
  { name, formerName }: { name: string; formerName: string },
): Promise<void> {
  requireRole(member, 'editor')
  const tool = await getTool(member, connectorSlug, name)
  const aliases = [...new Set([...(tool.aliases ?? []), formerName])]
  await updateTool(member, connectorSlug, name, { ...tool, aliases })
}
