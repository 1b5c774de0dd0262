import { type ToolDefinition, toolInputSchema, toolKind } from '@/lib/connectors/schema'
import {
  endSentence,
  escapeMarkdown,
  joinWords,
  renderCode,
  renderJsonBlock,
  shortenText,
  toPlainLine,
} from '@/lib/markdown'
import { buildExample } from './build-example'
import { idSources } from './id-sources'
import type { ToolPlan } from './plan-tools'
import { propertiesOf } from './properties-of'
import { renderArgument } from './render-argument'

const DESCRIPTION_LIMIT = 500
const ARGUMENTS_SHOWN = 40
const RESULTS_SHOWN = 12

/** One tool as a section of the skill: what it does, its arguments, a call and what comes back. */
export function renderTool(tool: ToolDefinition, plan: ToolPlan): string {
  const kind = toolKind(tool.annotations)
  return [
    `### \`${tool.name}\``,
    '',
    `**${escapeMarkdown(tool.title)}** (${kind.toLowerCase()}). ${endSentence(escapeMarkdown(shortenText(tool.description, DESCRIPTION_LIMIT)))}`.trimEnd(),
    '',
    ...renderArguments(tool, plan),
    ...renderExample(tool),
    ...renderResult(tool),
  ].join('\n')
}

function renderArguments(tool: ToolDefinition, plan: ToolPlan): string[] {
  const properties = Object.entries(propertiesOf(tool))
  if (properties.length === 0) return ['It takes no arguments.', '']

  const required = new Set([toolInputSchema(tool).required].flat())
  // What must be there first; otherwise the partner's order.
  const ordered = [...properties].sort(([a], [b]) => Number(required.has(b)) - Number(required.has(a)))
  const lines = ordered.slice(0, ARGUMENTS_SHOWN).map(([name, schema]) => {
    const sources = idSources(tool, name, plan.find)
    const hint = sources.length > 0 ? [`Take it from ${joinWords(sources.map(nameOf), 'or', 4)}.`] : []
    return renderArgument(name, schema, required.has(name), hint)
  })
  const rest = ordered.length - lines.length
  if (rest > 0) lines.push(`- …and ${rest} more, which the input schema of the tool describes.`)
  return ['Arguments:', '', ...lines, '']
}

function renderExample(tool: ToolDefinition): string[] {
  const example = buildExample(tool)
  return example ? ['Example:', '', ...renderJsonBlock(example), ''] : []
}

function renderResult(tool: ToolDefinition): string[] {
  const properties = tool.outputSchema?.properties
  const names = typeof properties === 'object' && properties !== null ? Object.keys(properties) : []
  if (names.length === 0) return []
  return [
    `Comes back with ${joinWords(
      names.map((name) => renderCode(toPlainLine(name))),
      'and',
      RESULTS_SHOWN,
    )}.`,
    '',
  ]
}

function nameOf(tool: ToolDefinition): string {
  return `\`${tool.name}\``
}
