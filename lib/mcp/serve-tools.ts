import type { ListToolsResult, McpServer } from '@modelcontextprotocol/server'
import { type ToolDefinition, toolInputSchema } from '@/lib/connectors/schema'
import { compiledSchema } from './compiled-schema'
import type { Offer } from './offer'
import { runTool } from './run-tool'

type ListedTool = ListToolsResult['tools'][number]

/** A tool as lists show it, with its schemas as the partner wrote them. */
function toListed(offer: Offer, tool: ToolDefinition): ListedTool {
  const { name, title, description, annotations, icons, outputSchema } = tool
  const inputSchema = toolInputSchema(tool)
  const listed = { name, title, description, annotations, ...offer.toIcons(icons), inputSchema }
  return (outputSchema ? { ...listed, outputSchema } : listed) as ListedTool
}

/** Offers the release's tools: under their names, and under their former ones, which no list shows. */
export function serveTools(server: McpServer, offer: Offer): void {
  const { tools } = offer.snapshot
  for (const tool of tools) {
    const key = `${offer.key}/${tool.name}`
    for (const name of new Set([tool.name, ...(tool.aliases ?? [])])) {
      server.registerTool(
        name,
        {
          inputSchema: compiledSchema(`${key}/input`, toolInputSchema(tool)),
          ...(tool.outputSchema && { outputSchema: compiledSchema(`${key}/output`, tool.outputSchema) }),
          ...offer.toolChallenge(tool),
        },
        (args, context) => runTool({ offer, tool }, args, context),
      )
    }
  }
  server.server.setRequestHandler('tools/list', () => ({ tools: tools.map((tool) => toListed(offer, tool)) }))
}
