import type { PluginDescription } from './schema'
import { toManifestDescription } from './to-manifest-description'

/** The plugin's manifest, `.claude-plugin/plugin.json`. */
export function buildManifest(description: PluginDescription, name: string, version: string): object {
  return {
    name,
    displayName: description.name,
    version,
    description: toManifestDescription(description),
    author: { name: description.partnerName },
    license: 'MIT',
    keywords: [...new Set([name, 'connector', 'mcp', 'api'])],
  }
}
