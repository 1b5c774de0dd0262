import { escapeMarkdown, renderCode, toPlainLine } from '@/lib/markdown'
import type { PluginContent, PluginServer } from './schema'
import { userSettings } from './user-settings'

/** All that the plugin runs, sends and fetches, as the directory asks of a README. */
export function renderDisclosure(content: PluginContent): string {
  const lines = [...content.servers.flatMap((server) => serverLines(server, content)), ...pluginLines(content)]
  const heading = content.servers.length > 0 ? 'What is sent where' : 'What it does and does not do'
  return `## ${heading}\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`
}

function serverLines(server: PluginServer, { partnerName, author }: PluginContent): string[] {
  if (server.kind === 'local') {
    const line = toPlainLine([server.command, ...server.args].join(' '))
    return [
      `Claude starts ${renderCode(line)} on your computer for \`${server.key}\`, and gives it the name of each tool it uses and its arguments. What that program sends elsewhere is the matter of ${escapeMarkdown(author.name)}.`,
    ]
  }
  if (server.kind === 'remote') {
    return [`When Claude uses a tool of \`${server.key}\`, its name and its arguments go to \`${server.url}\`.`]
  }
  const { host } = new URL(server.endpoint)
  return [
    `When Claude uses a tool, the name of the tool and its arguments go to \`${server.endpoint}\`. ${host} passes them on to the API of ${escapeMarkdown(partnerName)} and returns the answer to Claude.${server.access === 'open' ? '' : ` ${host} knows which account made the call.`}`,
    `${host} keeps a record that a tool was called, without its arguments and without the answer.`,
  ]
}

function pluginLines({ servers }: PluginContent): string[] {
  const local = servers.some((server) => server.kind === 'local')
  const settings = userSettings(servers)
  return [
    local
      ? 'The plugin has no hooks. It reads none of your environment variables beyond those that its settings name.'
      : 'The plugin runs no program on your computer and has no hooks. It reads none of your files and none of your environment variables.',
    'The plugin holds no key, password or token.',
    settings.length > 0 &&
      `Claude Code asks you for ${settings.map((name) => `\`${name}\``).join(', ')} and keeps ${settings.length === 1 ? 'it' : 'them'} in the key store of your system.`,
  ].filter((line) => line !== false)
}
