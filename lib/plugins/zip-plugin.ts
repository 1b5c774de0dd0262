import { zipSync } from 'fflate'
import { fileBytes } from './file-bytes'
import type { BuiltPlugin, PluginFile } from './schema'

/** The plugin as a zip with its folder as the single top-level entry. The same plugin gives the same bytes, anywhere and at any time. */
export function zipPlugin(plugin: BuiltPlugin): Uint8Array<ArrayBuffer> {
  return zipFolder(plugin.name, plugin.files)
}

/** One skill as a zip that claude.ai takes as a skill: its folder as the single entry. Null where the plugin has no such skill. */
export function zipSkill(plugin: BuiltPlugin, skill: string): Uint8Array<ArrayBuffer> | null {
  const folder = `skills/${skill}/`
  const files = plugin.files.filter(({ path }) => path.startsWith(folder))
  if (files.length === 0) return null
  return zipFolder(
    skill,
    files.map((file) => ({ ...file, path: file.path.slice(folder.length) })),
  )
}

function zipFolder(folder: string, unsorted: PluginFile[]): Uint8Array<ArrayBuffer> {
  const files = [...unsorted].sort((a, b) => (a.path < b.path ? -1 : 1))
  const entries = files.map((file) => [`${folder}/${file.path}`, fileBytes(file)])
  // A zip stores local time: built from local parts, the stored moment is the same in every time zone.
  return new Uint8Array(zipSync(Object.fromEntries(entries), { level: 9, mtime: new Date(1980, 0, 1, 12) }))
}
