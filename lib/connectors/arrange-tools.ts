import { AppError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { type Edit, editTools } from './edit-tools'
import { inGroups, type ToolPosition } from './tool-order'

/**
 * Sets the order of the draft's tools and the group of each at once. Throws `conflict` where `order` does not name every
 * tool exactly once: somebody else has added or taken one meanwhile.
 */
export async function arrangeTools(member: Member, connectorSlug: string, order: ToolPosition[]): Promise<void> {
  requireRole(member, 'editor')
  const audit: Edit = { event: 'tools.arranged', detail: { tools: order.length } }
  await editTools(member, connectorSlug, audit, (tools) => {
    const known = new Map(tools.map((tool) => [tool.name, tool]))
    const arranged = order.flatMap(({ name, group }) => {
      const tool = known.get(name)
      known.delete(name)
      return tool ? [{ ...tool, group: group || undefined }] : []
    })
    if (known.size > 0 || arranged.length !== order.length) {
      throw new AppError('conflict', 'The tools were changed meanwhile. Look at the list as it is now.')
    }
    return inGroups(arranged)
  })
}
