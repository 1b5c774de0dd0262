/** A tool's place among the others, as far as order goes. */
export interface ToolPosition {
  name: string
  group?: string | undefined
}

/** The tools with each group in one piece: groups in the order in which they first appear, tools in theirs. */
export function inGroups<T extends ToolPosition>(tools: T[]): T[] {
  const groups = new Map<string, T[]>()
  for (const tool of tools) {
    const group = groups.get(tool.group ?? '')
    if (group) group.push(tool)
    else groups.set(tool.group ?? '', [tool])
  }
  return [...groups.values()].flat()
}

/** The names of the groups, in order; '' stands for no group. */
export function groupsOf(tools: ToolPosition[]): string[] {
  return [...new Set(tools.map(({ group }) => group ?? ''))]
}

/** The tools with those called `names` at the end of `group`, in the order they had; a new group comes last. */
export function moveToGroup<T extends ToolPosition>(tools: T[], names: string[], group: string | undefined): T[] {
  const moved = tools.filter(({ name }) => names.includes(name)).map((tool) => ({ ...tool, group }))
  const rest = tools.filter(({ name }) => !names.includes(name))
  const last = rest.findLastIndex((tool) => (tool.group ?? '') === (group ?? ''))
  const at = last === -1 ? rest.length : last + 1
  return inGroups([...rest.slice(0, at), ...moved, ...rest.slice(at)])
}

/** The tools with `name` put before or after `target`, in the group of `target`. */
export function placeBeside<T extends ToolPosition>(
  tools: T[],
  name: string,
  target: string,
  side: 'before' | 'after',
): T[] {
  const moved = tools.find((tool) => tool.name === name)
  const beside = tools.find((tool) => tool.name === target)
  if (!moved || !beside || moved === beside) return tools
  const rest = tools.filter((tool) => tool !== moved)
  const at = rest.indexOf(beside) + (side === 'after' ? 1 : 0)
  return inGroups([...rest.slice(0, at), { ...moved, group: beside.group }, ...rest.slice(at)])
}

/**
 * The tools with `name` one place up or down among those called `visible`. At the edge of its group it goes into the next
 * one; the first stays first and the last last.
 */
export function stepTool<T extends ToolPosition>(
  tools: T[],
  name: string,
  direction: 'up' | 'down',
  visible: string[] = tools.map((tool) => tool.name),
): T[] {
  const ordered = inGroups(tools)
  const shown = ordered.filter((tool) => visible.includes(tool.name))
  const index = shown.findIndex((tool) => tool.name === name)
  const moved = shown[index]
  const passed = shown[direction === 'up' ? index - 1 : index + 1]
  if (!moved || !passed) return ordered
  const sameGroup = (moved.group ?? '') === (passed.group ?? '')
  const before = sameGroup === (direction === 'up')
  return placeBeside(ordered, name, passed.name, before ? 'before' : 'after')
}
