import { AppError } from '@/lib/errors'
import { checkPath } from './check-path'
import { encodeObject } from './encode-object'
import type { GitFile, GitObject } from './schema'

interface Folder {
  folders: Map<string, Folder>
  files: Map<string, Uint8Array>
}

export interface BuiltTree {
  id: string
  objects: GitObject[]
  /** Of each tree among the objects. */
  children: Map<string, string[]>
}

/** The files as git's trees and blobs. Throws `invalid_argument` for a path that cannot be, and `conflict` where two claim one place. */
export function buildTree(files: GitFile[]): BuiltTree {
  const root = newFolder()
  for (const file of files) place(root, file)
  const built: BuiltTree = { id: '', objects: [], children: new Map() }
  built.id = write(root, built)
  return built
}

function newFolder(): Folder {
  return { folders: new Map(), files: new Map() }
}

function place(root: Folder, { path, bytes }: GitFile): void {
  checkPath(path)
  const segments = path.split('/')
  const name = segments.pop() ?? ''
  let folder = root
  for (const segment of segments) {
    const next = folder.folders.get(segment) ?? newFolder()
    if (folder.files.has(segment)) throw taken(path)
    folder.folders.set(segment, next)
    folder = next
  }
  if (folder.files.has(name) || folder.folders.has(name)) throw taken(path)
  folder.files.set(name, bytes)
}

function taken(path: string): AppError {
  return new AppError('conflict', `Two files claim ${path}`)
}

function write(folder: Folder, built: BuiltTree): string {
  const entries = [
    ...[...folder.files].map(([name, bytes]) => {
      const blob = encodeObject('blob', bytes)
      built.objects.push(blob)
      return { mode: '100644', name, sortedAs: name, id: blob.id }
    }),
    // Git sorts a folder as if its name ended in a slash.
    ...[...folder.folders].map(([name, inner]) => ({
      mode: '40000',
      name,
      sortedAs: `${name}/`,
      id: write(inner, built),
    })),
  ].sort((a, b) => Buffer.compare(Buffer.from(a.sortedAs), Buffer.from(b.sortedAs)))
  const lines = entries.flatMap(({ mode, name, id }) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')])
  const tree = encodeObject('tree', Buffer.concat(lines))
  built.objects.push(tree)
  built.children.set(
    tree.id,
    entries.map(({ id }) => id),
  )
  return tree.id
}
