import { fieldError } from '@/lib/errors'
import { requireRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { type Edit, editTools, pickTools } from './edit-tools'
import { TOOL_NAME_LIMIT, type ToolDefinition, toolNameRoom } from './schema'

const TITLE_LIMIT = 100

function freeCopyName(name: string, tools: ToolDefinition[], room: number): string {
  const taken = new Set(tools.flatMap((tool) => [tool.name, ...(tool.aliases ?? [])]))
  for (let count = 1; count <= tools.length + 1; count++) {
    const tail = count === 1 ? '_copy' : `_copy_${count}`
    const candidate = name.slice(0, room - tail.length) + tail
    if (!taken.has(candidate)) return candidate
  }
  throw fieldError('name', 'There are too many copies of this tool')
}

/** Adds a copy of a tool right after it, under a name of its own, which it gives. Throws `not_found`. */
export async function duplicateTool(member: Member, connectorSlug: string, name: string): Promise<string> {
  requireRole(member, 'editor')
  const room = Math.min(TOOL_NAME_LIMIT, toolNameRoom(connectorSlug))
  let made = ''
  const audit: Edit = { event: 'tool.duplicated', subject: name, detail: {} }
  await editTools(member, connectorSlug, audit, (tools) => {
    const [original] = pickTools(tools, [name])
    made = freeCopyName(name, tools, room)
    return tools.flatMap((tool) => {
      if (tool !== original) return [tool]
      const title = `${tool.title.slice(0, TITLE_LIMIT - ' (copy)'.length)} (copy)`
      return [tool, { ...tool, row: null, name: made, title, aliases: undefined }]
    })
  })
  return made
}
