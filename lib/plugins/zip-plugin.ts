import { strToU8, zipSync } from 'fflate'
import type { BuiltPlugin } from './schema'

/** The plugin as a zip with its folder as the single top-level entry. The same plugin gives the same bytes, anywhere and at any time. */
export function zipPlugin(plugin: BuiltPlugin): Uint8Array {
  const files = [...plugin.files].sort((a, b) => (a.path < b.path ? -1 : 1))
  const entries = files.map(({ path, text }) => [`${plugin.name}/${path}`, strToU8(text)])
  // A zip stores local time: built from local parts, the stored moment is the same in every time zone.
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: new Date(1980, 0, 1, 12) })
}
