import type { Prisma } from '@/lib/db'
import { toPrompt, toResource } from './prompt-rows'
import type { ReleaseSnapshot, ToolDefinition } from './schema'
import { toTool } from './tool-rows'

interface Rows {
  name: string
  description: string
  baseUrl: string
  instructions: string
  tools: Parameters<typeof toTool>[0][]
  prompts: Parameters<typeof toPrompt>[0][]
  resources: Parameters<typeof toResource>[0][]
}

/** What has to be read with a connector for `toDraft`. */
export const DRAFT_ROWS = {
  tools: { orderBy: { position: 'asc' } },
  prompts: { orderBy: { position: 'asc' } },
  resources: { orderBy: { position: 'asc' } },
} as const satisfies Prisma.ConnectorInclude

/** A tool as it is served: groups and what is hidden are the partner's own. */
function toServed({ hidden: _hidden, group: _group, ...tool }: ToolDefinition): ToolDefinition {
  return tool.aliases?.length ? tool : { ...tool, aliases: undefined }
}

/** The draft as the release it would become: without what is hidden. */
export function toDraft({
  name,
  description,
  baseUrl,
  instructions,
  tools,
  prompts,
  resources,
}: Rows): ReleaseSnapshot {
  const served = tools.map(toTool).filter(({ hidden }) => !hidden)
  return {
    name,
    description,
    baseUrl,
    instructions,
    tools: served.map(toServed),
    prompts: prompts.map(toPrompt),
    resources: resources.map(toResource),
  }
}
