import { escapeMarkdown, joinWords, toPlainLine } from '@/lib/markdown'
import type { PluginContent, PluginServer } from './schema'
import { userSettings } from './user-settings'

/** All that the plugin runs, sends and fetches, as the directory asks of a README. */
export function renderDisclosure(content: PluginContent): string {
  const lines = [
    ...content.servers.flatMap((server) => serverLines(server, content)),
    ...recordLines(content),
    ...pluginLines(content),
  ]
  const heading = content.servers.length > 0 ? 'What is sent where' : 'What it does and does not do'
  return `## ${heading}\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`
}

function serverLines(server: PluginServer, { partnerName, author, servers }: PluginContent): string[] {
  if (server.kind === 'local') {
    const line = [server.command, ...server.args].join(' ')
    return [
      `Claude starts ${asCode(line)} on your computer for \`${server.key}\`, and gives it the name of each tool it uses and its arguments. What that program sends elsewhere is the matter of ${escapeMarkdown(author.name)}.`,
    ]
  }
  const tool = servers.length > 1 ? `a tool of \`${server.key}\`` : 'a tool'
  if (server.kind === 'remote') {
    return [`When Claude uses ${tool}, the name of the tool and its arguments go to ${asCode(server.url)}.`]
  }
  const { host } = new URL(server.endpoint)
  return [
    `When Claude uses ${tool}, the name of the tool and its arguments go to \`${server.endpoint}\`. ${host} passes them on to the API of ${escapeMarkdown(partnerName)} and returns the answer to Claude.${server.access === 'open' ? '' : ` ${host} knows which account made the call.`}`,
  ]
}

function recordLines({ servers }: PluginContent): string[] {
  const hosts = servers.flatMap((server) => (server.kind === 'hosted' ? [new URL(server.endpoint).host] : []))
  return [...new Set(hosts)].map(
    (host) => `${host} keeps a record that a tool was called, without its arguments and without the answer.`,
  )
}

function pluginLines({ servers }: PluginContent): string[] {
  const local = servers.some((server) => server.kind === 'local')
  const settings = userSettings(servers).map((name) => `\`${name}\``)
  const variables = environmentVariables(servers).map((name) => `\`${name}\``)
  return [
    !local &&
      'The plugin runs no program on your computer and has no hooks. It reads none of your files and none of your environment variables.',
    local &&
      (variables.length > 0
        ? `The plugin has no hooks. It passes ${joinWords(variables)} of your environment on to its own server, and reads no other variable.`
        : 'The plugin has no hooks. It reads none of your environment variables.'),
    'The plugin holds no key, password or token.',
    settings.length > 0 &&
      `Claude Code asks you for ${joinWords(settings)} and keeps ${settings.length === 1 ? 'it' : 'them'} in the key store of your system.`,
  ].filter((line) => line !== false)
}

/** Those that Claude Code fills in from the user's own: `${NAME}` and `${NAME:-default}`, but for its own. */
function environmentVariables(servers: PluginServer[]): string[] {
  const texts = servers.flatMap((server) =>
    server.kind === 'local' ? [server.command, ...server.args, ...Object.values(server.env)] : [],
  )
  const names = texts.flatMap((text) =>
    [...text.matchAll(/\$\{([A-Za-z_]\w*)(?::-[^}]*)?\}/g)].map(([, name]) => name ?? ''),
  )
  return [...new Set(names)].filter((name) => !name.startsWith('CLAUDE_'))
}

/** Nothing is filled in inside a README, so a code span shows the text as it is. */
function asCode(text: string): string {
  const line = toPlainLine(text)
  return /[`]|^$/.test(line) ? `"${escapeMarkdown(line)}"` : `\`${line}\``
}
