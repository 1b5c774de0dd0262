import { toPlainLine } from '@/lib/markdown'
import { iconFile } from './icon-file'
import { licenseId } from './render-license'
import type { PluginContent } from './schema'
import { toManifestDescription } from './to-manifest-description'
import { userSettings } from './user-settings'

/** The plugin's manifest, `.claude-plugin/plugin.json`. */
export function buildManifest(content: PluginContent): object {
  const { definition, name } = content
  const icon = iconFile(definition)
  return {
    name,
    displayName: content.displayName,
    version: content.version,
    description: toManifestDescription(content),
    author: content.author,
    ...present({ homepage: definition.homepage, repository: definition.repository }),
    license: licenseId(definition.license),
    keywords: definition.keywords?.map(toPlainLine) ?? automaticKeywords(content),
    ...present({
      icon: icon && `./${icon.path}`,
      documentationUrl: definition.documentationUrl,
      supportUrl: definition.supportUrl,
      privacyPolicyUrl: definition.privacyPolicyUrl,
      termsOfServiceUrl: definition.termsOfServiceUrl,
    }),
    ...buildUserConfig(content),
  }
}

function automaticKeywords({ name, servers }: PluginContent): string[] {
  return [...new Set([name, ...(servers.length > 0 ? ['connector', 'mcp', 'api'] : ['skills'])])]
}

/** Every setting may be a key, so Claude Code keeps each in the system's own store. */
function buildUserConfig({ servers }: PluginContent): object {
  const settings = userSettings(servers)
  if (settings.length === 0) return {}
  const entries = settings.map((name) => {
    const title = toTitle(name)
    return [
      name,
      { type: 'string', title, description: `${title}, which the plugin passes on to its own server`, sensitive: true },
    ]
  })
  return { userConfig: Object.fromEntries(entries) }
}

/** `API_KEY` → `Api key` */
function toTitle(name: string): string {
  const words = name.replace(/_+/g, ' ').trim().toLowerCase()
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

function present(fields: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}
