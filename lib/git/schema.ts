export interface GitFile {
  /** With forward slashes, relative to the root. */
  path: string
  bytes: Uint8Array
}

/** One state of the whole tree. */
export interface GitCommit {
  files: GitFile[]
  message: string
  author: { name: string; email: string }
  date: Date
  /** An annotated tag on it. */
  tag?: { name: string; message: string }
}

export type GitObjectType = 'commit' | 'tree' | 'blob' | 'tag'

export interface GitObject {
  /** SHA-1, in hex. */
  id: string
  type: GitObjectType
  body: Uint8Array
}

export interface CommitNode {
  id: string
  /** Null for the first. */
  parent: string | null
  tree: string
}

export interface GitRepository {
  objects: Map<string, GitObject>
  /** Oldest first; each is the parent of the next. */
  commits: CommitNode[]
  branch: string
  /** Of each tag's name: its own object, and the commit it is on. */
  tags: Map<string, { id: string; commit: string }>
  /** What a tree holds directly, by its id. */
  children: Map<string, string[]>
}
