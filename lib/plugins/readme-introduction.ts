import { countTools, planTools, suggestTasks } from '@/lib/drafts'
import { endSentence, escapeMarkdown, firstSentence, toPlainLine } from '@/lib/markdown'
import type { PluginContent, PluginServer } from './schema'

const PURPOSE_LIMIT = 200

/** The heading, what the plugin is for, what it brings, and what somebody can ask for. */
export function renderIntroduction(content: PluginContent): string {
  const name = escapeMarkdown(content.displayName)
  const about = content.description ? `${endSentence(escapeMarkdown(content.description))}\n\n` : ''
  const what = content.servers.length > 0 ? `lets Claude work with ${name}. It brings` : 'brings'
  const items = renderItems(content)
  return `# ${name} for Claude

${about}This plugin, by ${escapeMarkdown(content.author.name)}, ${what}:

${items.map((item, index) => `- ${item}${index === items.length - 1 ? '.' : ';'}`).join('\n')}
${renderTasks(content, name)}`
}

function renderItems({ name, servers, skills, commands }: PluginContent): string[] {
  return [
    ...servers.map((server) => renderServer(server, servers.length > 1)),
    ...skills.map((skill) =>
      skill.automatic
        ? `the skill \`${skill.name}\`, which tells Claude when to use the connector and how`
        : `the skill \`${skill.name}\`: ${purpose(skill.description)}`,
    ),
    ...commands.map((command) =>
      command.automatic
        ? `the command \`/${name}:${command.name}\`, for asking it directly`
        : `the command \`/${name}:${command.name}\`: ${purpose(command.description)}`,
    ),
  ]
}

function renderServer(server: PluginServer, several: boolean): string {
  if (server.kind === 'local') return `the local server \`${server.key}\`, which runs on your computer`
  if (server.kind === 'remote') return `the connector \`${server.key}\` at ${new URL(server.url).host}`
  const named = several ? ` (${escapeMarkdown(server.name)})` : ''
  return `the connector \`${server.key}\`${named} with ${countTools(server.tools)}`
}

/** Without its end, as it stands in a list. */
function purpose(description: string): string {
  return escapeMarkdown(firstSentence(toPlainLine(description), PURPOSE_LIMIT).replace(/[.;。]+$/, ''))
}

function renderTasks({ servers }: PluginContent, name: string): string {
  const tools = servers.flatMap((server) => (server.kind === 'hosted' ? server.tools : []))
  if (tools.length === 0) return ''
  const tasks = suggestTasks(planTools(tools)).map((task) => `- ${task}`)
  return `
Once it is installed, ask in your own words. For example, ask Claude to use ${name} to:

${tasks.join('\n')}
`
}
