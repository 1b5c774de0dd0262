import type { GitObject, GitRepository } from './schema'

export interface Selection {
  /** Ids that are asked for. */
  wants: string[]
  /** Commits the other side has, and with them all before, down to those of `shallow`. */
  haves: string[]
  /** Commits whose parents the other side does not have. */
  shallow: string[]
  /** How many commits of history, where not all. */
  depth?: number | undefined
  /** Adds the tags that are on what is sent. */
  withTags?: boolean
  /** Leaves out files that are not asked for by id. */
  withoutBlobs?: boolean
}

export interface Selected {
  objects: GitObject[]
  /** Where history ends for the other side from now on. */
  shallow: string[]
  /** Where it went on. */
  unshallow: string[]
}

/** What the other side lacks of what it wants. */
export function selectObjects(repository: GitRepository, selection: Selection): Selected {
  const { wants, shallow, depth, withTags = false, withoutBlobs = false } = selection
  const known = knownTo(repository, selection)
  const selected = new Map<string, GitObject>()
  const take = (id: string) => {
    const object = repository.objects.get(id)
    if (object && !known.has(id)) selected.set(id, object)
  }
  const edge = new Set<string>()
  const reached = new Set<string>()
  for (const want of wants) {
    take(want)
    const commit = commitOf(repository, want)
    if (commit === undefined) {
      takeTree(repository, want, withoutBlobs, take)
      continue
    }
    for (const [index, node] of ancestors(repository, commit, depth === undefined ? shallow : []).entries()) {
      if (depth !== undefined && index >= depth) break
      reached.add(node.id)
      if (depth !== undefined && index === depth - 1 && node.parent) edge.add(node.id)
      take(node.id)
      takeTree(repository, node.tree, withoutBlobs, take)
      for (const tag of repository.tags.values()) if (withTags && tag.commit === node.id) take(tag.id)
    }
  }
  return {
    objects: [...selected.values()],
    shallow: [...edge],
    unshallow: depth === undefined ? [] : shallow.filter((id) => reached.has(id) && !edge.has(id)),
  }
}

function takeTree(repository: GitRepository, id: string, withoutBlobs: boolean, take: (id: string) => void): void {
  const inside = repository.children.get(id)
  if (inside === undefined) return
  take(id)
  for (const child of inside) {
    if (repository.children.has(child)) takeTree(repository, child, withoutBlobs, take)
    else if (!withoutBlobs) take(child)
  }
}

/** All that the other side has: its commits with their trees. A partial clone lacks files, so those are never taken for known. */
function knownTo(repository: GitRepository, { haves, shallow, withoutBlobs }: Selection): Set<string> {
  const known = new Set<string>()
  for (const have of haves) {
    const commit = commitOf(repository, have)
    if (commit === undefined) continue
    known.add(have)
    for (const node of ancestors(repository, commit, shallow)) {
      known.add(node.id)
      takeTree(repository, node.tree, withoutBlobs ?? false, (id) => known.add(id))
    }
  }
  return known
}

/** The commit itself first, then those before it. */
function ancestors(repository: GitRepository, id: string, shallow: string[]) {
  const { commits } = repository
  const from = commits.findIndex((node) => node.id === id)
  const line = commits.slice(0, from + 1).reverse()
  const end = line.findIndex((node) => shallow.includes(node.id))
  return end < 0 ? line : line.slice(0, end + 1)
}

/** The commit that the id is, or that its tag is on. */
function commitOf({ commits, tags }: GitRepository, id: string): string | undefined {
  const tagged = [...tags.values()].find((tag) => tag.id === id)?.commit ?? id
  return commits.some((node) => node.id === tagged) ? tagged : undefined
}
