import { AppError } from '@/lib/errors'
import { type BuiltPlugin, zipPlugin, zipSkill } from '@/lib/plugins'

/** The plugin's zip as a file to save. The same release gives the same bytes. */
export function pluginZip(plugin: BuiltPlugin): Response {
  return zipFile(zipPlugin(plugin), `${plugin.name}-${plugin.version}.zip`)
}

/** One skill of it likewise. Throws `not_found`. */
export function skillZip(plugin: BuiltPlugin, skill: string): Response {
  const zip = zipSkill(plugin, skill)
  if (!zip) throw new AppError('not_found', `The plugin has no skill "${skill}"`)
  return zipFile(zip, `${skill}-${plugin.version}.zip`)
}

function zipFile(bytes: Uint8Array<ArrayBuffer>, name: string): Response {
  return new Response(bytes, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  })
}
