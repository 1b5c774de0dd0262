import { type JsonSchema, type ToolDefinition, toolInputSchema } from '@/lib/connectors/schema'
import { propertiesOf } from './properties-of'

const EXAMPLE_LIMIT = 400

/**
 * Arguments for one call, made only of values the partner gave: examples, and for what is required also defaults and fixed values.
 * Nothing when a required value is unknown, or when the call would be empty or long.
 */
export function buildExample(tool: ToolDefinition): Record<string, unknown> | undefined {
  const schema = toolInputSchema(tool)
  const required = new Set(Array.isArray(schema.required) ? schema.required : [])
  const values = Object.entries(propertiesOf(tool)).map(([name, property]) => {
    const value = firstExample(property) ?? (required.has(name) ? givenValue(property) : undefined)
    return [name, value] as const
  })
  if (values.some(([name, value]) => value === undefined && required.has(name))) return undefined

  const example = Object.fromEntries(values.filter(([, value]) => value !== undefined))
  const size = JSON.stringify(example).length
  return size > '{}'.length && size <= EXAMPLE_LIMIT ? example : undefined
}

function firstExample(schema: JsonSchema): unknown {
  return Array.isArray(schema.examples) ? schema.examples[0] : undefined
}

function givenValue(schema: JsonSchema): unknown {
  return schema.const ?? schema.default ?? (Array.isArray(schema.enum) ? schema.enum[0] : undefined)
}
