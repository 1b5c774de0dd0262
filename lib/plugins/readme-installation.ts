import { joinWords } from '@/lib/markdown'
import { marketplaceName } from './plugin-name'
import type { PluginContent, PluginServer } from './schema'

/** How to install it in each client, and how to sign in. */
export function renderInstallation({ name, servers }: PluginContent): string {
  const remote = servers.filter((server) => server.kind !== 'local')
  const local = servers.filter((server) => server.kind === 'local')
  return `## Install

### Claude on the web, desktop and mobile

1. Open **Customize > Plugins > Add > Upload plugin** and choose the zip file.
${remote.length > 0 ? `2. On the plugin's **Connectors** tab, add ${keysOf(remote)} and connect ${remote.length === 1 ? 'it' : 'each'}. On a Team or Enterprise plan, an Owner adds ${remote.length === 1 ? 'it' : 'them'} once.\n` : ''}${local.length > 0 ? `\n${keysOf(local)} ${local.length === 1 ? 'runs' : 'run'} on your computer: ${local.length === 1 ? 'it is' : 'they are'} there in Claude Code, and in Cowork when the session is on your computer. Claude on the web and on a phone leaves ${local.length === 1 ? 'it' : 'them'} out.\n` : ''}
### Claude Code

Unzip the file. To try the plugin in one session:

\`\`\`
claude --plugin-dir ./${name}
\`\`\`

To keep it, add the folder, which is also a marketplace, and install from there:

\`\`\`
claude plugin marketplace add ./${name}
claude plugin install ${name}@${marketplaceName(name)}
\`\`\`
${renderSignIn(servers)}`
}

function keysOf(servers: PluginServer[]): string {
  return joinWords(servers.map(({ key }) => `\`${key}\``))
}

function renderSignIn(servers: PluginServer[]): string {
  const hosted = servers.filter((server) => server.kind === 'hosted')
  const remote = servers.filter((server) => server.kind === 'remote')
  const closed = hosted.filter(({ access }) => access !== 'open')
  const hosts = [...new Set(closed.map(({ endpoint }) => new URL(endpoint).host))]
  const open = hosted.filter(({ access }) => access === 'open')
  const sentences = [
    closed.length > 0 &&
      `Claude opens a page on ${joinWords(hosts)} when you connect. Sign in there, check what Claude asks for, and choose **Allow**. In Claude Code, run \`/mcp\`, choose the connector and then **Authenticate**. You can disconnect it in Claude at any time.`,
    open.length > 0 &&
      (closed.length + remote.length === 0
        ? `No sign-in is needed. Anyone who knows the address of ${open.length === 1 ? 'the connector' : 'a connector'} can use it.`
        : `${keysOf(open)} ${open.length === 1 ? 'needs' : 'need'} no sign-in.`),
    remote.length > 0 &&
      `${keysOf(remote)} ${remote.length === 1 ? 'asks' : 'ask'} you to sign in where ${remote.length === 1 ? 'it needs' : 'they need'} that; in Claude Code through \`/mcp\`.`,
  ].filter((sentence) => sentence !== false)
  return sentences.length > 0 ? `\n### Signing in\n\n${sentences.join(' ')}\n` : ''
}
