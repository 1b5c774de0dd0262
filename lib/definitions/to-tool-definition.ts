import { proposeAnnotations, ToolDefinition } from '@/lib/connectors/schema'
import type { ToolEntry } from './schema'

/** `get_order` as "Get order". */
function titleFor(name: string): string {
  const words = name.replace(/[_-]+/g, ' ').trim() || name
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The tool that an entry of a definition means, with what was left out filled in from its name, place and method. */
export function toToolDefinition(entry: ToolEntry): ToolDefinition {
  const proposed = proposeAnnotations(entry.method)
  // A POST that says it only reads destroys nothing, and need not say so.
  const destructiveHint = entry.annotations.readOnlyHint ? false : proposed.destructiveHint
  // Parsed, so that its keys are in the order of a stored one.
  return ToolDefinition.parse({
    ...entry,
    title: entry.title ?? titleFor(entry.name),
    parameters: entry.parameters.map((parameter) => ({
      ...parameter,
      required: parameter.required ?? parameter.in === 'path',
    })),
    annotations: { ...proposed, destructiveHint, ...entry.annotations },
  })
}
