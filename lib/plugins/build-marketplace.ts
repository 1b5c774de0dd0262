import { marketplaceName } from './plugin-name'
import type { PluginContent } from './schema'
import { toManifestDescription } from './to-manifest-description'

/** The marketplace of this one plugin, in the plugin's own folder. The version stands in the plugin's manifest only. */
export function buildMarketplace(content: PluginContent): object {
  const { name } = content
  return {
    name: marketplaceName(name),
    owner: { name: content.partnerName },
    description: `${content.displayName} for Claude`,
    plugins: [{ name, source: './', description: toManifestDescription(content) }],
  }
}
