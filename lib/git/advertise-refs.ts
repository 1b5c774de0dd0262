import { FLUSH, pktLine } from './pkt-line'
import type { GitRepository } from './schema'

/** What a fetch may ask of `uploadPack`. Claude Code pins commits by id, and takes single folders without the files of others. */
const CAPABILITIES = [
  'multi_ack_detailed',
  'side-band-64k',
  'shallow',
  'include-tag',
  'allow-tip-sha1-in-want',
  'allow-reachable-sha1-in-want',
  'no-progress',
  'filter',
  'object-format=sha1',
  'agent=portico',
]

/** Every ref with what it points at, HEAD first. */
export function listRefs({ commits, branch, tags }: GitRepository): { name: string; id: string }[] {
  const tip = commits.at(-1)
  if (!tip) return []
  const tagged = [...tags].sort(([a], [b]) => (a < b ? -1 : 1))
  return [
    { name: 'HEAD', id: tip.id },
    { name: `refs/heads/${branch}`, id: tip.id },
    ...tagged.flatMap(([name, { id, commit }]) => [
      { name: `refs/tags/${name}`, id },
      { name: `refs/tags/${name}^{}`, id: commit },
    ]),
  ]
}

/** The answer to `info/refs?service=git-upload-pack` (gitprotocol-http(5), version 0). */
export function advertiseRefs(repository: GitRepository): Buffer {
  const capabilities = [...CAPABILITIES, `symref=HEAD:refs/heads/${repository.branch}`].join(' ')
  const refs = listRefs(repository)
  const none = { name: 'capabilities^{}', id: '0'.repeat(40) }
  const lines = (refs.length > 0 ? refs : [none]).map(({ name, id }, index) => {
    return pktLine(`${id} ${name}${index === 0 ? `\0${capabilities}` : ''}\n`)
  })
  return Buffer.concat([pktLine('# service=git-upload-pack\n'), FLUSH, ...lines, FLUSH])
}
