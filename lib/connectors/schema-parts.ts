import type { JsonSchema } from './schema'

export const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right)

/** Words about a schema that refuse nothing. */
export const SAYS_ONLY = new Set([
  ...['title', 'description', 'default', 'examples', 'example', 'deprecated', 'readOnly', 'writeOnly'],
  ...['$comment', '$schema', '$id', '$anchor', '$defs', 'definitions', 'contentMediaType', 'contentEncoding'],
])

export function propertiesOf({ properties }: JsonSchema): Record<string, unknown> {
  return isSchema(properties) ? properties : {}
}

export function requiredOf({ required }: JsonSchema): string[] {
  return Array.isArray(required) ? required.map(String) : []
}

/** Whether the schema takes everything. */
export function takesAll(schema: unknown): boolean {
  if (schema === undefined || schema === true) return true
  return isSchema(schema) && Object.keys(schema).every((key) => SAYS_ONLY.has(key))
}
