import { AppError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { type Edit, editTools, pickTools } from './edit-tools'
import type { Annotations } from './schema'

/** Sets hints of several tools at once; a tool that only reads destroys nothing. Throws `not_found`. */
export async function annotateTools(
  member: Member,
  connectorSlug: string,
  { names, annotations }: { names: string[]; annotations: Partial<Annotations> },
): Promise<void> {
  requireRole(member, 'editor')
  if (annotations.readOnlyHint && annotations.destructiveHint) {
    throw new AppError('invalid_argument', 'A tool that only reads destroys nothing')
  }
  const audit: Edit = { event: 'tools.annotated', detail: { tools: names.length, ...annotations } }
  await editTools(member, connectorSlug, audit, (tools) => {
    const chosen = pickTools(tools, names)
    const implied = {
      ...(annotations.readOnlyHint && { destructiveHint: false }),
      ...(annotations.destructiveHint && { readOnlyHint: false }),
    }
    return tools.map((tool) =>
      chosen.includes(tool) ? { ...tool, annotations: { ...tool.annotations, ...annotations, ...implied } } : tool,
    )
  })
}
