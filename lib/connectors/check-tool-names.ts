import type { ToolDefinition } from './schema'

type Named = Pick<ToolDefinition, 'name' | 'aliases'>

/** Which name two tools would both be called by, in one sentence; null when each is one tool's alone. */
export function toolNameProblem(tools: Named[]): string | null {
  const owners = new Map<string, string>()
  for (const { name, aliases = [] } of tools) {
    for (const called of new Set([name, ...aliases])) {
      const owner = owners.get(called)
      if (owner !== undefined)
        return `"${called}" is a name of ${owner} already. Take it from ${name} or from ${owner}.`
      owners.set(called, name)
    }
  }
  return null
}
