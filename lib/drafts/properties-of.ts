import { type JsonSchema, type ToolDefinition, toolInputSchema } from '@/lib/connectors/schema'

/** The properties of the tool's input schema by name, in order. */
export function propertiesOf(tool: ToolDefinition): Record<string, JsonSchema> {
  const { properties } = toolInputSchema(tool)
  if (typeof properties !== 'object' || properties === null) return {}
  const schemas = Object.entries(properties).map(([name, schema]) => [
    name,
    typeof schema === 'object' && schema !== null ? schema : {},
  ])
  return Object.fromEntries(schemas)
}
