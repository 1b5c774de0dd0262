import type { PromptDefinition, ToolDefinition } from '@/lib/connectors/schema'
import { shortenText, toPlainLine } from '@/lib/markdown'
import { automaticVersion, toManifestDescription } from '@/lib/plugins'
import { keySettings } from './key-settings'
import type { BundleSource } from './schema'

export const SERVER_PATH = 'server/index.mjs'
export const RELEASE_PATH = 'server/release.json'
export const ICON_PATH = 'icon.png'

/** The newest that is no experiment. */
const MANIFEST_VERSION = '0.3'
const TOOL_DESCRIPTION_LIMIT = 200

function toListedTool({ name, description }: ToolDefinition): object {
  return { name, description: shortenText(toPlainLine(description), TOOL_DESCRIPTION_LIMIT) }
}

/** A prompt by its texts, with its blanks as manifests write them. What else it holds, the server alone gives. */
function toListedPrompt({ name, description, arguments: all, messages }: PromptDefinition): object {
  const texts = messages.flatMap(({ content }) => (content.type === 'text' ? [content.text] : []))
  const text = texts.join('\n\n').replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (_, blank: string) => `\${arguments.${blank}}`)
  return {
    name,
    ...(description && { description: toPlainLine(description) }),
    ...(all.length > 0 && { arguments: all.map((argument) => argument.name) }),
    text,
  }
}

function serverOf(source: BundleSource): object {
  const settings = keySettings(source).map(({ id, variable }) => [variable, `\${user_config.${id}}`])
  return {
    type: 'node',
    entry_point: SERVER_PATH,
    mcp_config: {
      command: 'node',
      args: [`\${__dirname}/${SERVER_PATH}`],
      ...(settings.length > 0 && { env: Object.fromEntries(settings) }),
    },
  }
}

/** The bundle's `manifest.json`. */
export function buildManifest(source: BundleSource): object {
  const { slug, release, tools, prompts, listing } = source
  const { license, homepage, documentation, support, privacyPolicy, icon } = listing
  const name = toPlainLine(source.name) || slug
  const description = toPlainLine(source.description)
  const settings = keySettings(source).map(({ id, shown }) => [id, shown])
  return {
    manifest_version: MANIFEST_VERSION,
    name: slug,
    display_name: name,
    version: automaticVersion([{ release }]),
    description: toManifestDescription({ displayName: name, description, servers: [source] }),
    ...(description && { long_description: description }),
    author: { name: toPlainLine(source.partnerName) || name },
    ...(homepage && { homepage }),
    ...(documentation && { documentation }),
    ...(support && { support }),
    ...(icon && { icon: ICON_PATH }),
    server: serverOf(source),
    tools: tools.map(toListedTool),
    ...(prompts.length > 0 && { prompts: prompts.map(toListedPrompt) }),
    keywords: [...new Set([slug, 'connector', 'mcp', 'api'])],
    license: license?.id ?? 'MIT',
    ...(privacyPolicy && { privacy_policies: [privacyPolicy] }),
    compatibility: { platforms: ['darwin', 'win32', 'linux'], runtimes: { node: '>=20' } },
    ...(settings.length > 0 && { user_config: Object.fromEntries(settings) }),
  }
}
