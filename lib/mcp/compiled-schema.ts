import { fromJsonSchema, type StandardSchemaWithJSON } from '@modelcontextprotocol/server'
import { newSchemaValidator } from '@/lib/connectors'
import type { JsonSchema } from '@/lib/connectors/schema'
import { singleton } from '@/lib/singleton'

type Arguments = Record<string, unknown>
type Compiled = StandardSchemaWithJSON<Arguments, Arguments>

/** About 30 KB each. */
const LIMIT = 1000

/**
 * The validator of a schema, compiled once per `key` (release, tool and side) and kept while it is used. Each has an
 * Ajv of its own: a shared one answers for every schema with the same `$id`, whoever wrote it, and forgets none.
 */
export function compiledSchema(key: string, schema: JsonSchema): Compiled {
  const kept = singleton('mcp-schemas', () => new Map<string, Compiled>())
  const compiled = kept.get(key) ?? fromJsonSchema<Arguments>(schema, newSchemaValidator())

  // A Map remembers insertion order, so the first key is the one unused for longest.
  kept.delete(key)
  kept.set(key, compiled)
  for (const oldest of kept.keys()) {
    if (kept.size <= LIMIT) break
    kept.delete(oldest)
  }
  return compiled
}
