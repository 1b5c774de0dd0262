import { AppError } from '@/lib/errors'
import { buildConnectorReferences } from './build-connector-references'
import { buildManifest } from './build-manifest'
import { buildMarketplace } from './build-marketplace'
import { checkPlugin } from './check-plugin'
import { composePlugin } from './compose-plugin'
import { iconFile } from './icon-file'
import { renderChangelog } from './render-changelog'
import { renderCommand } from './render-command'
import { renderLicense } from './render-license'
import { renderReadme } from './render-readme'
import { endLine, renderSkill } from './render-skill'
import type { BuiltPlugin, PluginContent, PluginFile, PluginSource } from './schema'

/**
 * The files of a Claude plugin, sorted by path; the folder is a plugin and a marketplace of that plugin at once. Throws `conflict` where
 * there is nothing to put into it and `too_large` past the limits of a plugin.
 */
export function buildPlugin(source: PluginSource): BuiltPlugin {
  const content = composePlugin(source)
  requireSomething(content)
  const { definition } = content
  const files: PluginFile[] = [
    { path: '.claude-plugin/plugin.json', text: toJson(buildManifest(content)) },
    { path: '.claude-plugin/marketplace.json', text: toJson(buildMarketplace(content)) },
    ...(content.servers.length > 0
      ? [{ path: '.mcp.json', text: toJson(buildConnectorReferences(content.servers)) }]
      : []),
    ...content.commands.map((command) => renderCommand(command, content)),
    ...content.skills.flatMap((skill) => renderSkill(skill, content)),
    { path: 'README.md', text: definition.readme?.trim() ? endLine(definition.readme) : renderReadme(content) },
    { path: 'LICENSE', text: renderLicense(definition.license, content.author.name) },
    ...renderChangelog(content.changelog),
    ...[iconFile(definition)].flatMap((icon) => icon ?? []),
  ]
  const plugin = { name: content.name, version: content.version, files: sortFiles(files) }
  checkPlugin(plugin)
  return plugin
}

function requireSomething({ servers, skills, commands }: PluginContent): void {
  const toolless = servers.find((server) => server.kind === 'hosted' && server.tools.length === 0)
  if (toolless)
    throw new AppError('conflict', 'This release has no tools. Add one and publish again, then download the plugin.')
  if (servers.length + skills.length + commands.length > 0) return
  throw new AppError('conflict', 'This plugin is empty. Add a connector, a skill or a command.')
}

function sortFiles(files: PluginFile[]): PluginFile[] {
  return files.sort((a, b) => (a.path < b.path ? -1 : 1))
}

function toJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
