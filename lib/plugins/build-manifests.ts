import { PLUGIN_SERVER_KEY } from '@/lib/connectors/schema'
import { marketplaceName } from './plugin-name'
import { MANIFEST_DESCRIPTION_LIMIT, type PluginDescription } from './schema'
import { shortenText } from './shorten-text'

const ADDRESS = /(?:\b[a-z][a-z0-9+.-]*:\/\/|\bwww\.)[^\s]*/gi

/** The plugin's manifest, `.claude-plugin/plugin.json`. */
export function buildManifest(description: PluginDescription, name: string, version: string): object {
  return {
    name,
    displayName: description.name,
    version,
    description: manifestDescription(description),
    author: { name: description.partnerName },
    license: 'MIT',
    keywords: [...new Set([name, 'connector', 'mcp', 'api'])],
  }
}

/** The connector reference, `.mcp.json`. */
export function buildConnectorReference(endpoint: string): object {
  return { mcpServers: { [PLUGIN_SERVER_KEY]: { type: 'http', url: endpoint } } }
}

/** The marketplace of this one plugin, in the plugin's own folder. The version stands in the plugin's manifest only. */
export function buildMarketplace(description: PluginDescription, name: string): object {
  return {
    name: marketplaceName(name),
    owner: { name: description.partnerName },
    description: `${description.name} for Claude`,
    plugins: [{ name, source: './', description: manifestDescription(description) }],
  }
}

/** At most 500 characters and no web address: claude.ai refuses an upload with either. */
export function manifestDescription({ name, description }: PluginDescription): string {
  const sentences = description.split(/(?<=[.!?])\s+/)
  const plain = sentences.filter((sentence) => sentence.search(ADDRESS) < 0).join(' ')
  const text = plain || description.replace(ADDRESS, '').replace(/ +/g, ' ').trim()
  return shortenText(
    /[\p{L}\p{N}]/u.test(text) ? text : `Connects Claude to ${name.replace(ADDRESS, '').trim()}.`,
    MANIFEST_DESCRIPTION_LIMIT,
  )
}
