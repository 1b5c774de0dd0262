import { AppError } from '@/lib/errors'
import { buildTree } from './build-tree'
import { encodeObject } from './encode-object'
import type { GitCommit, GitObject, GitRepository } from './schema'

/**
 * A repository of these states, oldest first, on one branch. The same input gives the same ids, on any machine and day. Throws
 * `invalid_argument` for a path, branch or tag name that git refuses.
 */
export function buildRepository(commits: GitCommit[], branch = 'main'): GitRepository {
  checkName(branch)
  const repository: GitRepository = { objects: new Map(), commits: [], branch, tags: new Map(), children: new Map() }
  const add = (object: GitObject) => {
    repository.objects.set(object.id, object)
    return object.id
  }
  for (const commit of commits) {
    const tree = buildTree(commit.files)
    for (const object of tree.objects) add(object)
    for (const [id, inside] of tree.children) repository.children.set(id, inside)
    const parent = repository.commits.at(-1)?.id ?? null
    const id = add(encodeObject('commit', renderCommit(commit, tree.id, parent)))
    repository.commits.push({ id, parent, tree: tree.id })
    if (!commit.tag) continue
    checkName(commit.tag.name)
    const tag = add(encodeObject('tag', renderTag(commit, commit.tag, id)))
    repository.tags.set(commit.tag.name, { id: tag, commit: id })
  }
  return repository
}

function renderCommit(commit: GitCommit, tree: string, parent: string | null): string {
  const by = signature(commit)
  return [
    `tree ${tree}`,
    ...(parent ? [`parent ${parent}`] : []),
    `author ${by}`,
    `committer ${by}`,
    '',
    toMessage(commit.message),
  ].join('\n')
}

function renderTag(commit: GitCommit, tag: { name: string; message: string }, id: string): string {
  const lines = [
    `object ${id}`,
    'type commit',
    `tag ${tag.name}`,
    `tagger ${signature(commit)}`,
    '',
    toMessage(tag.message),
  ]
  return lines.join('\n')
}

/** `Name <address> seconds +0000`; what git uses to tell the parts apart cannot be in a part. */
function signature({ author, date }: GitCommit): string {
  const part = (text: string) =>
    text
      .replace(/[<>\p{Cc}]+/gu, ' ')
      .replace(/ +/g, ' ')
      .replace(/^[ .,:;"'\\]+|[ .,:;"'\\]+$/g, '')
  return `${part(author.name) || 'unknown'} <${part(author.email).replaceAll(' ', '')}> ${Math.floor(date.getTime() / 1000)} +0000`
}

function toMessage(text: string): string {
  return `${text.replaceAll('\0', '').trimEnd() || 'No message'}\n`
}

/** The names of branches and tags, narrower than git-check-ref-format(1). */
function checkName(name: string): void {
  const fine =
    /^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/.test(name) && !/\.\.|\/\/|\/\.|\.\/|\.lock(?:\/|$)|[./]$/.test(name)
  if (!fine) throw new AppError('invalid_argument', `${JSON.stringify(name)} cannot be the name of a branch or tag`)
}
