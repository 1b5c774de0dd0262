import type { Prisma } from '@/lib/db'
import { toIcons } from './icon-rows'
import { toPrompt, toResource } from './prompt-rows'
import type { ReleaseSnapshot, ToolDefinition } from './schema'
import { inGroups } from './tool-order'
import { toTool } from './tool-rows'

interface Rows {
  name: string
  description: string
  baseUrl: string
  instructions: string
  icons: Prisma.JsonValue
  tools: Parameters<typeof toTool>[0][]
  prompts: Parameters<typeof toPrompt>[0][]
  resources: Parameters<typeof toResource>[0][]
}

/** What has to be read with a connector for `toDraft`. */
export const DRAFT_ROWS = {
  // Two of the same place cannot come in an order that differs from one reading to the next.
  tools: { orderBy: [{ position: 'asc' }, { name: 'asc' }] },
  prompts: { orderBy: { position: 'asc' } },
  resources: { orderBy: { position: 'asc' } },
} as const satisfies Prisma.ConnectorInclude

/** A tool as it is served: groups and what is hidden are the partner's own. */
function toServed({ hidden: _hidden, group: _group, ...tool }: ToolDefinition): ToolDefinition {
  return tool.aliases?.length ? tool : { ...tool, aliases: undefined }
}

/** The whole draft, hidden tools and groups included, in the order of the partner's page. */
export function toWholeDraft({ icons: written, tools, prompts, resources, ...rest }: Rows): ReleaseSnapshot {
  const { name, description, baseUrl, instructions } = rest
  const icons = toIcons(written)
  return {
    name,
    description,
    baseUrl,
    instructions,
    ...(icons.length > 0 && { icons }),
    tools: inGroups(tools.map(toTool)),
    prompts: prompts.map(toPrompt),
    resources: resources.map(toResource),
  }
}

/** The draft as the release it would become: without what is hidden. */
export function toDraft(rows: Rows): ReleaseSnapshot {
  const draft = toWholeDraft(rows)
  return { ...draft, tools: draft.tools.filter(({ hidden }) => !hidden).map(toServed) }
}
