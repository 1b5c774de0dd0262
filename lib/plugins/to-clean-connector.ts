import type { Parameter, ToolDefinition } from '@/lib/connectors/schema'
import { toPlainLine } from '@/lib/markdown'
import type { HostedConnector } from './schema'

/** The connector with every text of the partner as one plain line, and a fitting word where nothing visible is left. */
export function toCleanConnector(connector: HostedConnector): HostedConnector {
  return {
    ...connector,
    name: toPlainLine(connector.name) || connector.slug,
    description: toPlainLine(connector.description),
    tools: connector.tools.map(toCleanTool),
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
