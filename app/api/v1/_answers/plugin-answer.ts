import { buildPlugin, type PluginDescription } from '@/lib/plugins'

/** A plugin as it would be downloaded: its name, version and files. */
export function pluginAnswer(description: PluginDescription, connector: string): object {
  const { name, version, files } = buildPlugin(description)
  return { name, version, connectors: [{ connector, release: description.release }], files }
}
