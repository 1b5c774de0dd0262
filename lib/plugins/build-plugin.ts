import { Slug } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import { buildConnectorReference } from './build-connector-reference'
import { buildManifest } from './build-manifest'
import { buildMarketplace } from './build-marketplace'
import { checkPlugin } from './check-plugin'
import { COMMAND_NAME, pluginVersion, skillName } from './plugin-name'
import { renderCommand } from './render-command'
import { renderLicense } from './render-license'
import { renderReadme } from './render-readme'
import { renderSkill } from './render-skill'
import type { BuiltPlugin, PluginDescription } from './schema'
import { toCleanDescription } from './to-clean-description'

/**
 * The files of the connector's Claude plugin, sorted by path; the folder is a plugin and a marketplace of that plugin at once. Throws
 * `conflict` without tools and `too_large` past the limits of a plugin.
 */
export function buildPlugin(description: PluginDescription): BuiltPlugin {
  if (description.tools.length === 0) {
    throw new AppError('conflict', 'This release has no tools. Add one and publish again, then download the plugin.')
  }
  const clean = toCleanDescription(description)
  const name = Slug.parse(clean.slug)
  const skill = skillName(name)
  const version = pluginVersion(clean.release)
  const files = [
    { path: '.claude-plugin/plugin.json', text: toJson(buildManifest(clean, name, version)) },
    { path: '.claude-plugin/marketplace.json', text: toJson(buildMarketplace(clean, name)) },
    { path: '.mcp.json', text: toJson(buildConnectorReference(clean.endpoint)) },
    { path: `commands/${COMMAND_NAME}.md`, text: renderCommand(clean, skill) },
    ...renderSkill(clean, skill),
    { path: 'README.md', text: renderReadme(clean, { plugin: name, skill, version }) },
    { path: 'LICENSE', text: renderLicense(clean.partnerName) },
  ]
  const plugin = { name, version, files: files.sort((a, b) => (a.path < b.path ? -1 : 1)) }
  checkPlugin(plugin)
  return plugin
}

function toJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
