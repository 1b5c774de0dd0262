import type { Prisma } from '@/lib/db'
import { toIcons } from './icon-rows'
import { PromptDefinition, type ReleaseSnapshot, ResourceDefinition, ToolDefinition } from './schema'

/** A tool as its row has it. Parsed, so that a row from an older version gets today's defaults. */
export function toTool(row: { name: string; definition: Prisma.JsonValue }): ToolDefinition {
  return ToolDefinition.parse({ ...(row.definition as object), name: row.name })
}

/** The columns of a tool. */
export function toRow({ name, ...definition }: ToolDefinition): { name: string; definition: Prisma.InputJsonObject } {
  return { name, definition: JSON.parse(JSON.stringify(definition)) }
}

/** A release's snapshot as its row has it, parsed like the draft so that the two can be compared. Older ones get what they lack. */
export function toSnapshot(json: Prisma.JsonValue): ReleaseSnapshot {
  const {
    name,
    description,
    baseUrl,
    instructions,
    icons: written,
    tools,
    prompts,
    resources,
  } = json as unknown as Partial<ReleaseSnapshot> & Pick<ReleaseSnapshot, 'name' | 'description' | 'baseUrl' | 'tools'>
  const icons = toIcons(written ?? [])
  return {
    name,
    description,
    baseUrl,
    instructions: instructions ?? '',
    ...(icons.length > 0 && { icons }),
    tools: tools.map((tool) => ToolDefinition.parse(tool)),
    prompts: (prompts ?? []).map((prompt) => PromptDefinition.parse(prompt)),
    resources: (resources ?? []).map((resource) => ResourceDefinition.parse(resource)),
  }
}
