import { toolKind } from '@/lib/connectors/schema'
import { endSentence, escapeMarkdown, joinWords, shortenText, toPlainLine } from '@/lib/markdown'
import { automaticVersion } from '@/lib/plugins'
import { SERVER_PATH } from './build-manifest'
import { keySettings } from './key-settings'
import type { BundleSource } from './schema'

const PURPOSE_LIMIT = 160
const plain = (text: string) => escapeMarkdown(toPlainLine(text))

/** The README of a bundle: what it is, how it gets onto a computer, and what it sends where. */
export function renderReadme(source: BundleSource): string {
  return [
    renderIntroduction(source),
    renderTools(source),
    renderInstallation(source),
    renderKey(source),
    renderDisclosure(source),
    renderVersion(source),
  ].join('\n')
}

function renderIntroduction({ name, slug, description, partnerName }: BundleSource): string {
  const title = plain(name) || slug
  const purpose = plain(description)
  return `# ${title} on your own computer

${purpose ? `${endSentence(purpose)}\n\n` : ''}This bundle, by ${plain(partnerName) || title}, is an MCP server that Claude starts on your computer. It calls the API of ${title} directly, as you. It works in Claude Desktop and in Claude Code. Claude on the web and on phones starts no local servers.
`
}

function renderTools({ tools }: BundleSource): string {
  const rows = tools.map(({ name, title, description, annotations }) => {
    const purpose = shortenText(toPlainLine(description), PURPOSE_LIMIT) || title
    return `| \`${name}\` | ${escapeMarkdown(purpose)} | ${toolKind(annotations)} |`
  })
  return `## Tools

| Tool | What it does | Kind |
|---|---|---|
${rows.join('\n')}
`
}

function renderInstallation(source: BundleSource): string {
  const settings = keySettings(source)
  const variables = settings.map(({ variable }) => `--env ${variable}=… `).join('')
  return `## Install

### Claude Desktop

Open the \`.mcpb\` file, look at what it may do, and choose **Install**.${settings.length > 0 ? ' Then enter what it asks for.' : ''}

### Claude Code

Unzip the file into a folder (a \`.mcpb\` file is a zip) and add its server. It needs Node 20 or newer and nothing else:

\`\`\`
claude mcp add ${source.slug} ${variables}-- node /path/to/the/folder/${SERVER_PATH}
\`\`\`
`
}

function renderKey(source: BundleSource): string {
  const settings = keySettings(source)
  if (settings.length === 0) return '## Key\n\nNone is needed.\n'
  const lines = settings.map(
    ({ variable, shown }) => `- **${plain(shown.title)}** (\`${variable}\`): ${plain(shown.description)}`,
  )
  return `## Key\n\nThe bundle holds none. It uses yours:\n\n${lines.join('\n')}\n`
}

function renderDisclosure(source: BundleSource): string {
  const hosts = [new URL(source.baseUrl).host, ...source.hosts].map((host) => `\`${host}\``)
  const key = source.key ? ' with your key' : ''
  return `## What is sent where

- When Claude uses a tool, its arguments go${key} from your computer to ${joinWords(hosts)}, and to no other host. The answer goes to Claude.
- It sends nothing else and keeps no record.
- It reads the file \`release.json\` beside it${source.key ? ' and its own settings' : ''}. It reads none of your other files, and changes none.
- Updates do not come by themselves: install a newer bundle over this one.
`
}

function renderVersion({ release, listing }: BundleSource): string {
  return `## Version

This is version ${automaticVersion([{ release }])}, made from release ${release} of the connector.

## License

${listing.license?.id ?? 'MIT'}, see [LICENSE](LICENSE). The licenses of the software in \`${SERVER_PATH}\` stand at its end.
`
}
