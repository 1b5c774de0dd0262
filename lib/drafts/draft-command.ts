import { toolKind } from '@/lib/connectors/schema'
import { escapeMarkdown } from '@/lib/markdown'
import { planTools } from './plan-tools'
import type { CommandDraft, DraftedConnector } from './schema'
import { suggestTasks } from './suggest-tasks'

/** The slash command that hands the user's words to the skill of that name. */
export function draftCommand(connector: DraftedConnector, skill: string): CommandDraft {
  const plan = planTools(connector.tools)
  const reads = plan.find.length + plan.read.length > 0
  const changes = plan.change.length > 0
  const destructive = plan.change.some((tool) => toolKind(tool.annotations) === 'Destructive')
  const steps = [
    `Follow the skill \`${skill}\`. It says which tools there are and in which order to use them.`,
    reads && changes && 'Look things up first. Change something only if the request asks for it.',
    destructive && 'Before a destructive tool, say what the call will do and wait for a yes.',
    'Answer in the language of the request, with the answer first and the ids that matter. Show several records as a table.',
    'If nothing fits, say what you looked for. If the request is not something these tools can do, say that.',
  ].filter((step) => step !== false)
  return {
    description: commandDescription(connector.name, reads, changes),
    argumentHint: hint(reads, changes),
    body: [
      `The user asks this of ${escapeMarkdown(connector.name)}:\n`,
      '$ARGUMENTS\n',
      `If that is empty, ask what they would like to ${changes ? 'do' : 'know'}. Some of what is possible: ${suggestTasks(plan).join(', ')}.\n`,
      ...steps.map((step, index) => `${index + 1}. ${step}`),
      '',
    ].join('\n'),
  }
}

function commandDescription(name: string, reads: boolean, changes: boolean): string {
  if (!changes) return `Look something up in ${name}`
  return reads ? `Look something up or change something in ${name}` : `Have something done in ${name}`
}

function hint(reads: boolean, changes: boolean): string {
  if (!changes) return '[what you want to know]'
  return reads ? '[what you want to know or change]' : '[what you want done]'
}
