import { Slug } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import { toPlainLine } from '@/lib/markdown'
import { automaticVersion, renderLicense } from '@/lib/plugins'
import { buildManifest, ICON_PATH, RELEASE_PATH, SERVER_PATH } from './build-manifest'
import { buildRelease } from './build-release'
import { renderReadme } from './render-readme'
import type { BuiltBundle, BundleSource } from './schema'
import { toJson } from './to-json'

/**
 * The files of a desktop bundle (`.mcpb`), sorted by path. `server` is the text of the local server, as `readLocalServer` gives it. Throws
 * `conflict` without tools.
 */
export function buildBundle(source: BundleSource, server: string): BuiltBundle {
  if (source.tools.length === 0) {
    throw new AppError('conflict', 'This release has no tools. Add one and publish again, then download the bundle.')
  }
  const { license, icon } = source.listing
  const files = [
    { path: 'manifest.json', content: toJson(buildManifest(source)) },
    { path: SERVER_PATH, content: server },
    { path: RELEASE_PATH, content: toJson(buildRelease(source)) },
    { path: 'README.md', content: renderReadme(source) },
    { path: 'LICENSE', content: license?.text ?? renderLicense('MIT', toPlainLine(source.partnerName)) },
    ...(icon ? [{ path: ICON_PATH, content: icon }] : []),
  ]
  return {
    name: Slug.parse(source.slug),
    version: automaticVersion([source]),
    files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
  }
}
