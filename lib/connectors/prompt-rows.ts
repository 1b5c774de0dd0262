import type { Prisma } from '@/lib/db'
import { PromptDefinition, ResourceDefinition } from './schema'

interface NamedRow {
  name: string
  definition: Prisma.JsonValue
}

/** A prompt as its row has it. Parsed, so that a row from an older version gets today's defaults. */
export function toPrompt({ name, definition }: NamedRow): PromptDefinition {
  return PromptDefinition.parse({ ...(definition as object), name })
}

/** A resource as its row has it, parsed likewise. */
export function toResource({ name, definition }: NamedRow): ResourceDefinition {
  return ResourceDefinition.parse({ ...(definition as object), name })
}

/** The columns of a prompt or a resource. */
export function toNamedRow({ name, ...definition }: PromptDefinition | ResourceDefinition): {
  name: string
  definition: Prisma.InputJsonObject
} {
  return { name, definition: JSON.parse(JSON.stringify(definition)) }
}
