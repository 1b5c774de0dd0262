import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { type Edit, editTools, pickTools } from './edit-tools'
import { stepTool } from './tool-order'

/**
 * Moves a tool one place up or down in the draft, at the edge of its group into the next one; the first stays first and
 * the last last. Throws `not_found`.
 */
export async function moveTool(
  member: Member,
  connectorSlug: string,
  name: string,
  direction: 'up' | 'down',
): Promise<void> {
  requireRole(member, 'editor')
  const audit: Edit = { event: 'tool.moved', subject: name, detail: { direction } }
  await editTools(member, connectorSlug, audit, (tools) => {
    pickTools(tools, [name])
    return stepTool(tools, name, direction)
  })
}
