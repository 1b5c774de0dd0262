import type { Member } from '@/lib/partners/schema'
import { buildPlugin } from './build-plugin'
import { findPluginRelease, getPluginRelease } from './get-plugin-release'
import { loadSource } from './load-source'
import type { BuiltPlugin } from './schema'

/**
 * What somebody who downloads the plugin gets: a release, by default the newest, or before the first release the plugin as it is now.
 * Throws `not_found`.
 */
export async function downloadPlugin(
  member: Member,
  name: string,
  origin: string,
  version?: string,
): Promise<BuiltPlugin> {
  if (version !== undefined) return getPluginRelease(member, name, version)
  return (await findPluginRelease(member, name)) ?? buildPlugin(await loadSource(member, name, origin))
}
