import { type ToolDefinition, toolKind } from '@/lib/connectors/schema'
import { planTools } from '@/lib/drafts'
import { escapeMarkdown, shortenText } from '@/lib/markdown'
import type { PluginContent } from './schema'

const PURPOSE_LIMIT = 160

/** A table of tools for each hosted connector. */
export function renderToolTables({ servers, skills }: PluginContent): string[] {
  const asks = skills.some(({ automatic }) => automatic)
  const hosted = servers.filter((server) => server.kind === 'hosted')
  return hosted.map(({ name, tools }) => {
    const heading = hosted.length > 1 ? `Tools of ${escapeMarkdown(name)}` : 'Tools'
    return renderTable(heading, tools, asks)
  })
}

function renderTable(heading: string, tools: ToolDefinition[], skillAsks: boolean): string {
  const { find, read, change } = planTools(tools)
  const kinds = new Set(tools.map(({ annotations }) => toolKind(annotations)))
  const legend = [
    kinds.has('Read') && 'Read tools only look.',
    kinds.has('Write') && 'Write tools add or change something.',
    kinds.has('Destructive') &&
      `Destructive tools can overwrite or remove something${skillAsks ? '; the skill has Claude ask you first' : ''}.`,
  ].filter((line) => line !== false)
  return `## ${heading}

| Tool | What it does | Kind |
|---|---|---|
${[...find, ...read, ...change].map(renderRow).join('\n')}

${legend.join(' ')}
`
}

function renderRow(tool: ToolDefinition): string {
  const purpose = shortenText(tool.description, PURPOSE_LIMIT) || tool.title
  return `| \`${tool.name}\` | ${escapeMarkdown(purpose)} | ${toolKind(tool.annotations)} |`
}
