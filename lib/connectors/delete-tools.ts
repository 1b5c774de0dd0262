import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { type Edit, editTools, pickTools } from './edit-tools'

/** Takes tools out of the draft; releases keep them. Throws `not_found`, and then none is gone. */
export async function deleteTools(
  member: Member,
  connectorSlug: string,
  { names }: { names: string[] },
): Promise<void> {
  requireRole(member, 'editor')
  const audit: Edit = { event: 'tools.deleted', detail: { names } }
  await editTools(member, connectorSlug, audit, (tools) => {
    const chosen = pickTools(tools, names)
    return tools.filter((tool) => !chosen.includes(tool))
  })
}
