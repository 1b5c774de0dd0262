import type { PluginServer } from './schema'

const SETTING = /\$\{user_config\.([A-Za-z_][A-Za-z0-9_]*)\}/g

/** What the local servers of a plugin ask the user for, by the names in `${user_config.NAME}`, in the order they first appear. */
export function userSettings(servers: PluginServer[]): string[] {
  const texts = servers.flatMap((server) =>
    server.kind === 'local' ? [...server.args, ...Object.values(server.env)] : [],
  )
  return [...new Set(texts.flatMap((text) => [...text.matchAll(SETTING)].map((match) => match[1] ?? '')))]
}
