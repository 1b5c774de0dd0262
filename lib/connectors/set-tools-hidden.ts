import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { type Edit, editTools, pickTools } from './edit-tools'

/** Keeps tools out of the next releases, or has them served again. Throws `not_found`. */
export async function setToolsHidden(
  member: Member,
  connectorSlug: string,
  { names, hidden }: { names: string[]; hidden: boolean },
): Promise<void> {
  requireRole(member, 'editor')
  const audit: Edit = { event: hidden ? 'tools.hidden' : 'tools.shown', detail: { tools: names.length } }
  await editTools(member, connectorSlug, audit, (tools) => {
    const chosen = pickTools(tools, names)
    return tools.map((tool) => (chosen.includes(tool) ? { ...tool, hidden: hidden || undefined } : tool))
  })
}
