import { strToU8, zipSync } from 'fflate'
import type { BuiltBundle } from './schema'

/** The bundle as a `.mcpb` file: a zip with its files at the top. The same bundle gives the same bytes, anywhere and at any time. */
export function zipBundle({ files }: BuiltBundle): Uint8Array {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1))
  const entries = sorted.map(({ path, content }) => [path, typeof content === 'string' ? strToU8(content) : content])
  // A zip stores local time: built from local parts, the stored moment is the same in every time zone.
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: new Date(1980, 0, 1, 12) })
}
