import { type AccessMode, PLUGIN_SERVER_KEY, type ToolDefinition, toolKind } from '@/lib/connectors/schema'
import { endSentence, escapeMarkdown, shortenText } from '@/lib/markdown'
import { countTools } from './count-tools'
import { planTools } from './plan-tools'
import { COMMAND_NAME, marketplaceName } from './plugin-name'
import type { PluginDescription } from './schema'
import { suggestTasks } from './suggest-tasks'

const PURPOSE_LIMIT = 160

interface Names {
  plugin: string
  skill: string
  version: string
}

/** The README an installer reads before trusting the plugin, and the directory shows as its listing. */
export function renderReadme(description: PluginDescription, names: Names): string {
  return [
    renderIntroduction(description, names),
    renderTools(description.tools),
    renderInstallation(description, names),
    renderDisclosure(description),
    renderVersion(description, names),
  ].join('\n')
}

function renderIntroduction(description: PluginDescription, { plugin, skill }: Names): string {
  const name = escapeMarkdown(description.name)
  return `# ${name} for Claude

${description.description ? `${endSentence(escapeMarkdown(description.description))}\n\n` : ''}This plugin, by ${escapeMarkdown(description.partnerName)}, lets Claude work with ${name}. It brings:

- the connector \`${PLUGIN_SERVER_KEY}\` with ${countTools(description.tools)};
- the skill \`${skill}\`, which tells Claude when to use the connector and how;
- the command \`/${plugin}:${COMMAND_NAME}\`, for asking it directly.

Once it is installed, ask in your own words. For example, ask Claude to use ${name} to:

${suggestTasks(planTools(description.tools))
  .map((task) => `- ${task}`)
  .join('\n')}
`
}

function renderTools(tools: ToolDefinition[]): string {
  const { find, read, change } = planTools(tools)
  const kinds = new Set(tools.map(({ annotations }) => toolKind(annotations)))
  const legend = [
    kinds.has('Read') && 'Read tools only look.',
    kinds.has('Write') && 'Write tools add or change something.',
    kinds.has('Destructive') &&
      'Destructive tools can overwrite or remove something; the skill has Claude ask you first.',
  ].filter((line) => line !== false)
  return `## Tools

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

function renderInstallation({ access, endpoint }: PluginDescription, { plugin }: Names): string {
  return `## Install

### Claude on the web, desktop and mobile

1. Open **Customize > Plugins > Add > Upload plugin** and choose the zip file.
2. On the plugin's **Connectors** tab, add \`${PLUGIN_SERVER_KEY}\` and connect it. On a Team or Enterprise plan, an Owner adds it once.

### Claude Code

Unzip the file. To try the plugin in one session:

\`\`\`
claude --plugin-dir ./${plugin}
\`\`\`

To keep it, add the folder, which is also a marketplace, and install from there:

\`\`\`
claude plugin marketplace add ./${plugin}
claude plugin install ${plugin}@${marketplaceName(plugin)}
\`\`\`

### Signing in

${renderSignIn(access, new URL(endpoint).host)}
`
}

function renderSignIn(access: AccessMode, host: string): string {
  if (access === 'open') return 'No sign-in is needed. Anyone who knows the address of the connector can use it.'
  return `Claude opens a page on ${host} when you connect. Sign in there, check what Claude asks for, and choose **Allow**. In Claude Code, run \`/mcp\`, choose the connector and then **Authenticate**. You can disconnect it in Claude at any time.`
}

function renderDisclosure({ partnerName, endpoint, access }: PluginDescription): string {
  const { host } = new URL(endpoint)
  return `## What is sent where

- When Claude uses a tool, the name of the tool and its arguments go to \`${endpoint}\`. ${host} passes them on to the API of ${escapeMarkdown(partnerName)} and returns the answer to Claude.${access === 'open' ? '' : ` ${host} knows which account made the call.`}
- ${host} keeps a record that a tool was called, without its arguments and without the answer.
- The plugin runs no program on your computer and has no hooks. It reads none of your files and none of your environment variables.
- The plugin holds no key, password or token.
`
}

function renderVersion({ release }: PluginDescription, { version }: Names): string {
  return `## Version

This is version ${version}, made from release ${release} of the connector. Claude sees a change to the tools at once. Download the plugin again for a skill and a command that describe the change.

## License

MIT, see [LICENSE](LICENSE).
`
}
