import { raiseVersion, type VersionPart } from './plugin-version'
import type { PluginFile } from './schema'

export interface FileChange {
  path: string
  kind: 'added' | 'removed' | 'changed'
}

/** What differs between the files of two versions, by path. */
export function compareFiles(before: PluginFile[], after: PluginFile[]): FileChange[] {
  const [was, is] = [byPath(before), byPath(after)]
  const paths = [...new Set([...was.keys(), ...is.keys()])].sort()
  return paths.flatMap((path): FileChange[] => {
    const [left, right] = [was.get(path), is.get(path)]
    if (left === undefined) return [{ path, kind: 'added' }]
    if (right === undefined) return [{ path, kind: 'removed' }]
    return left === right ? [] : [{ path, kind: 'changed' }]
  })
}

/**
 * The version that fits what changed: a skill, command or server that went or points elsewhere is a major change, a new one a minor, and
 * everything else a patch.
 */
export function proposeVersion(version: string, before: PluginFile[], after: PluginFile[]): string {
  return raiseVersion(version, partOf(before, after))
}

function partOf(before: PluginFile[], after: PluginFile[]): VersionPart {
  const [was, is] = [surfaceOf(before), surfaceOf(after)]
  if ([...was].some(([name, value]) => is.get(name) !== value)) return 'major'
  return is.size > was.size ? 'minor' : 'patch'
}

/** What people and Claude call by name, with where it leads. */
function surfaceOf(files: PluginFile[]): Map<string, string> {
  const surface = new Map<string, string>()
  for (const file of files) {
    if (/^commands\/.*\.md$|^skills\/[^/]+\/SKILL\.md$/.test(file.path)) surface.set(file.path, '')
    if (file.path !== '.mcp.json' || !('text' in file)) continue
    const { mcpServers } = JSON.parse(file.text) as { mcpServers: Record<string, unknown> }
    for (const [key, entry] of Object.entries(mcpServers)) surface.set(`server ${key}`, JSON.stringify(entry))
  }
  return surface
}

function byPath(files: PluginFile[]): Map<string, string> {
  return new Map(files.map((file) => [file.path, 'text' in file ? file.text : file.base64]))
}
