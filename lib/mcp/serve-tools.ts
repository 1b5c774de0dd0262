import type { ListToolsResult, McpServer, RequestStateCodec } from '@modelcontextprotocol/server'
import { type ToolDefinition, toolInputSchema } from '@/lib/connectors/schema'
import { compiledSchema } from './compiled-schema'
import { runTool } from './run-tool'
import { toolChallenge } from './scope-challenge'
import type { Served } from './served'
import { toServedIcons } from './to-served-icons'

type ListedTool = ListToolsResult['tools'][number]

/** A tool as lists show it, with its schemas as the partner wrote them. */
function toListed(served: Served, tool: ToolDefinition): ListedTool {
  const { name, title, description, annotations, icons, outputSchema } = tool
  const inputSchema = toolInputSchema(tool)
  const listed = { name, title, description, annotations, ...toServedIcons(served, icons), inputSchema }
  return (outputSchema ? { ...listed, outputSchema } : listed) as ListedTool
}

/** Offers the release's tools: under their names, and under their former ones, which no list shows. */
export function serveTools(
  server: McpServer,
  served: Served,
  { state, era }: { state: RequestStateCodec; era: 'legacy' | 'modern' },
): void {
  const { live } = served
  const { tools } = live.snapshot
  for (const tool of tools) {
    const key = `${live.id}/${live.release}/${tool.name}`
    for (const name of new Set([tool.name, ...(tool.aliases ?? [])])) {
      server.registerTool(
        name,
        {
          inputSchema: compiledSchema(`${key}/input`, toolInputSchema(tool)),
          ...(tool.outputSchema && { outputSchema: compiledSchema(`${key}/output`, tool.outputSchema) }),
          ...toolChallenge(served, tool),
        },
        (args, context) => runTool({ served, tool, state, era }, args, context),
      )
    }
  }
  server.server.setRequestHandler('tools/list', () => ({ tools: tools.map((tool) => toListed(served, tool)) }))
}
