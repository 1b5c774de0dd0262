import { type ToolDefinition, toolKind } from '@/lib/connectors/schema'
import { endSentence, escapeMarkdown, shortenText } from '@/lib/markdown'
import { countTools } from './count-tools'
import { draftSkillDescription } from './draft-skill-description'
import { planTools } from './plan-tools'
import { renderCautions } from './render-cautions'
import { renderSteps } from './render-steps'
import { renderTool } from './render-tool'
import type { DraftedConnector, SkillDraft } from './schema'

const INLINE_LINES = 300
const INLINE_CHARACTERS = 16_000
/** Claude reads a file of this size at once. */
const REFERENCE_CHARACTERS = 24_000
const INDEX_LINES = 200
const INDEX_TITLE_LIMIT = 100

interface Reference {
  path: string
  tools: ToolDefinition[]
  text: string
}

/** One skill for all tools of a connector: its text, and references/ where the tools would make it too long to read at once. */
export function draftSkill(connector: DraftedConnector): SkillDraft {
  const plan = planTools(connector.tools)
  const sections = [...plan.find, ...plan.read, ...plan.change].map((tool) => ({ tool, text: renderTool(tool, plan) }))
  const inline = sections.map(({ text }) => text).join('\n')
  const fits = inline.length <= INLINE_CHARACTERS && inline.split('\n').length <= INLINE_LINES
  const references = fits ? [] : splitReferences(sections)

  const body = [
    renderOpening(connector),
    '## How to work\n',
    ...renderSteps(plan),
    '',
    '## Take care\n',
    ...renderCautions(connector.tools),
    '',
    connector.tools.length === 1 ? '## The tool\n' : '## The tools\n',
    fits ? inline : renderIndex(connector, references),
  ].join('\n')
  return {
    description: draftSkillDescription(connector, plan),
    body,
    files: references.map(({ path, text }) => ({ path, text })),
  }
}

function renderOpening({ name, description, key, access, tools }: DraftedConnector): string {
  const signIn =
    access === 'open'
      ? 'No sign-in is needed.'
      : 'If a call says that sign-in is needed, ask the user to connect it, then repeat the call.'
  return [
    `# Working with ${escapeMarkdown(name)}\n`,
    ...(description ? [`${endSentence(escapeMarkdown(description))}\n`] : []),
    `The plugin's connector \`${key}\` offers ${countTools(tools)}. ${signIn}\n`,
  ].join('\n')
}

function splitReferences(sections: { tool: ToolDefinition; text: string }[]): Reference[] {
  const parts: { tool: ToolDefinition; text: string }[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const section of sections) {
    if (size + section.text.length > REFERENCE_CHARACTERS) {
      parts.push([])
      size = 0
    }
    parts.at(-1)?.push(section)
    size += section.text.length
  }
  return parts.map((part, index) => ({
    path: parts.length === 1 ? 'references/tools.md' : `references/tools-${index + 1}.md`,
    tools: part.map(({ tool }) => tool),
    text: ['# Tools\n', ...part.map(({ text }) => text)].join('\n'),
  }))
}

function renderIndex({ tools }: DraftedConnector, references: Reference[]): string {
  const lines = references.flatMap((reference) => [
    `Read [${reference.path}](${reference.path}) for the arguments of:\n`,
    ...(tools.length > INDEX_LINES
      ? [reference.tools.map((tool) => `\`${tool.name}\``).join(', ')]
      : reference.tools.map(renderIndexLine)),
    '',
  ])
  return lines.join('\n')
}

function renderIndexLine(tool: ToolDefinition): string {
  const title = escapeMarkdown(shortenText(tool.title, INDEX_TITLE_LIMIT))
  return `- \`${tool.name}\` (${toolKind(tool.annotations).toLowerCase()}): ${title}`
}
