import { buildPlugin, type PluginDescription, zipPlugin } from '@/lib/plugins'

/** The plugin's zip as a file to save. The same release gives the same bytes. */
export function pluginZip(description: PluginDescription): Response {
  const plugin = buildPlugin(description)
  // A copy whose buffer is its own, as a body must be.
  return new Response(new Uint8Array(zipPlugin(plugin)), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${plugin.name}-${plugin.version}.zip"`,
      'cache-control': 'private, no-store',
    },
  })
}
