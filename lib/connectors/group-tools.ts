import { AppError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { type Edit, editTools, pickTools } from './edit-tools'
import { inGroups, moveToGroup } from './tool-order'

/** Moves tools to the end of a group, which is new where no tool is in it; '' takes them out of theirs. Throws `not_found`. */
export async function groupTools(
  member: Member,
  connectorSlug: string,
  { names, group }: { names: string[]; group: string },
): Promise<void> {
  requireRole(member, 'editor')
  const audit: Edit = { event: 'tools.grouped', detail: { tools: names.length, group } }
  await editTools(member, connectorSlug, audit, (tools) => {
    pickTools(tools, names)
    return moveToGroup(tools, names, group || undefined)
  })
}

/** Gives a group another name; that of another group joins the two, '' dissolves it. Throws `not_found`. */
export async function renameGroup(
  member: Member,
  connectorSlug: string,
  { group, name }: { group: string; name: string },
): Promise<void> {
  requireRole(member, 'editor')
  const audit: Edit = { event: 'group.renamed', detail: { was: group, name } }
  await editTools(member, connectorSlug, audit, (tools) => {
    if (!tools.some((tool) => tool.group === group)) throw new AppError('not_found', `There is no group "${group}"`)
    return inGroups(tools.map((tool) => (tool.group === group ? { ...tool, group: name || undefined } : tool)))
  })
}
