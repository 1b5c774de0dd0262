import type { BuiltPlugin, PluginSource } from '@/lib/plugins'

/** A plugin as it would be downloaded: its name, version, files, and the connectors it is made from. */
export function pluginAnswer({ name, version, files }: BuiltPlugin, { hosted }: PluginSource): object {
  return { name, version, connectors: hosted.map(({ slug, release }) => ({ connector: slug, release })), files }
}
