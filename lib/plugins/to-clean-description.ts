import type { Parameter, ToolDefinition } from '@/lib/connectors/schema'
import { toPlainLine } from '@/lib/markdown'
import type { PluginDescription } from './schema'

/** The description with every text of the partner as one plain line, and a fitting word where nothing visible is left. */
export function toCleanDescription(description: PluginDescription): PluginDescription {
  const name = toPlainLine(description.name) || description.slug
  return {
    ...description,
    name,
    description: toPlainLine(description.description),
    partnerName: toPlainLine(description.partnerName) || name,
    tools: description.tools.map(toCleanTool),
  }
}

function toCleanTool(tool: ToolDefinition): ToolDefinition {
  return {
    ...tool,
    title: toPlainLine(tool.title) || tool.name,
    description: toPlainLine(tool.description),
    parameters: tool.parameters.map(toCleanParameter),
  }
}

function toCleanParameter(parameter: Parameter): Parameter {
  return { ...parameter, description: toPlainLine(parameter.description) }
}
