import type { Member } from '@/lib/partners/schema'
import { buildPlugin } from './build-plugin'
import { findPluginRelease } from './get-plugin-release'
import { loadSource } from './load-source'
import { compareFiles, type FileChange, proposeVersion } from './propose-version'
import type { BuiltPlugin } from './schema'

export interface PluginPreview {
  /** As it would be released now, under the last version. */
  plugin: BuiltPlugin
  last: BuiltPlugin | null
  /** Against the last release; empty before there is one. */
  changes: FileChange[]
  /** What a release now could be called. */
  proposed: string
}

/** The plugin as it is now beside its last release. Throws as `loadSource` and `buildPlugin` do. */
export async function previewPlugin(member: Member, name: string, origin: string): Promise<PluginPreview> {
  const plugin = buildPlugin(await loadSource(member, name, origin))
  const last = await findPluginRelease(member, name)
  if (!last) return { plugin, last, changes: [], proposed: plugin.version }
  return {
    plugin,
    last,
    changes: compareFiles(last.files, plugin.files),
    proposed: proposeVersion(last.version, last.files, plugin.files),
  }
}
