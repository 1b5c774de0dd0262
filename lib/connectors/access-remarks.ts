import { type AccessMode, type AccessSettings, isMixed } from './access-schema'
import { type ToolDefinition, toolKind } from './schema'

/** What is likely not meant where sign-in is asked for only when needed, in words for the partner. */
export function accessRemarks(
  connector: { access: AccessMode; accessSettings: AccessSettings },
  tools: Pick<ToolDefinition, 'name' | 'open' | 'hidden' | 'annotations'>[],
): string[] {
  if (!isMixed(connector)) return []
  const open = tools.filter((tool) => tool.open && !tool.hidden)
  if (open.length === 0) {
    return [
      'No tool answers without sign-in, so people see the tools and can use none. Mark some as open, or ask for sign-in at once.',
    ]
  }
  const writing = open.filter(({ annotations }) => toolKind(annotations) !== 'Read').map(({ name }) => `\`${name}\``)
  if (writing.length === 0) return []
  const [what, them] = writing.length === 1 ? ['is open and changes', 'it'] : ['are open and change', 'them']
  return [`${writing.join(', ')} ${what} something: anyone on the internet can call ${them} without signing in.`]
}
