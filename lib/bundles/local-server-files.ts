import { buildRelease } from './build-release'
import { keySettings } from './key-settings'
import type { BundleSource, PluginServer } from './schema'
import { toJson } from './to-json'

/**
 * The connector's local server as a part of a plugin, under the key that `.mcp.json` gives it. Claude Code starts it; on the web and on
 * phones it does not load. `server` is the text that `readLocalServer` gives: over a megabyte, which the plugin directory holds back.
 */
export function localServerFiles(source: BundleSource, server: string, key: string): PluginServer {
  const folder = `servers/${key}`
  const settings = keySettings(source).map(({ id, variable, shown }) => ({
    // Settings are the plugin's, and it may bring several servers.
    name: `${key.replace(/\W/g, '_')}_${id}`,
    variable,
    shown,
  }))
  const env = settings.map(({ name, variable }) => [variable, `\${user_config.${name}}`])
  return {
    files: [
      { path: `${folder}/index.mjs`, content: server },
      { path: `${folder}/release.json`, content: toJson(buildRelease(source)) },
    ],
    entry: {
      command: 'node',
      args: [`\${CLAUDE_PLUGIN_ROOT}/${folder}/index.mjs`],
      ...(env.length > 0 && { env: Object.fromEntries(env) }),
    },
    userConfig: Object.fromEntries(settings.map(({ name, shown }) => [name, shown])),
  }
}
