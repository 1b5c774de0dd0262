import type { PluginFile, ReleaseNote } from './schema'

/** CHANGELOG.md, newest release first; none before the first release. */
export function renderChangelog(releases: ReleaseNote[]): PluginFile[] {
  if (releases.length === 0) return []
  const sections = releases.map(
    ({ version, date, notes }) => `## ${version} (${date})\n\n${notes.trim() || 'No notes.'}\n`,
  )
  return [{ path: 'CHANGELOG.md', text: ['# Changelog\n', ...sections].join('\n') }]
}
