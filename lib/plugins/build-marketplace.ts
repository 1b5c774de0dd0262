import { marketplaceName } from './plugin-name'
import type { PluginDescription } from './schema'
import { toManifestDescription } from './to-manifest-description'

/** The marketplace of this one plugin, in the plugin's own folder. The version stands in the plugin's manifest only. */
export function buildMarketplace(description: PluginDescription, name: string): object {
  return {
    name: marketplaceName(name),
    owner: { name: description.partnerName },
    description: `${description.name} for Claude`,
    plugins: [{ name, source: './', description: toManifestDescription(description) }],
  }
}
