import type { Prisma } from '@/lib/db'
import { type ReleaseSnapshot, ToolDefinition } from './schema'

/** A tool as its row has it. Parsed, so that a row from an older version gets today's defaults. */
export function toTool(row: { name: string; definition: Prisma.JsonValue }): ToolDefinition {
  return ToolDefinition.parse({ ...(row.definition as object), name: row.name })
}

/** The columns of a tool. */
export function toRow({ name, ...definition }: ToolDefinition): { name: string; definition: Prisma.InputJsonObject } {
  return { name, definition: JSON.parse(JSON.stringify(definition)) }
}

/** A release's snapshot as its row has it, parsed like the draft so that the two can be compared. */
export function toSnapshot(json: Prisma.JsonValue): ReleaseSnapshot {
  const snapshot = json as unknown as ReleaseSnapshot
  return { ...snapshot, tools: snapshot.tools.map((tool) => ToolDefinition.parse(tool)) }
}
