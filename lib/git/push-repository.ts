import { AppError } from '@/lib/errors'
import { encodePack } from './encode-pack'
import { openHttpTransport } from './http-transport'
import { FLUSH, pktLine } from './pkt-line'
import type { Pushed, PushTarget, PushTransport } from './push-schema'
import { type AdvertisedRefs, readRefs } from './read-refs'
import { readReport } from './read-report'
import type { GitRepository } from './schema'
import { selectObjects } from './select-objects'
import { openSshTransport } from './ssh-transport'

const NOTHING = '0'.repeat(40)

interface Command {
  ref: string
  from: string
  to: string
}

/**
 * Brings the branch and the tags to another git server, never by force. Throws `conflict` where something else is there, `forbidden` and
 * `not_found` as the server says, and `upstream_refused` or `upstream_unreachable` where it does not answer or take it.
 */
export async function pushRepository(repository: GitRepository, target: PushTarget): Promise<Pushed> {
  const tip = repository.commits.at(-1)
  if (!tip) throw new AppError('conflict', 'There is nothing to push before the first release')
  const transport = target.credential.kind === 'token' ? openHttpTransport(target) : await openSshTransport(target)
  try {
    const there = readRefs(await transport.readRefs())
    const commands = planCommands(repository, target.branch, there)
    if (commands.length > 0) await sendCommands(transport, repository, commands, there)
    return { commit: tip.id, refs: commands.map(({ ref }) => ref) }
  } finally {
    transport.close()
  }
}

function planCommands(repository: GitRepository, branch: string, { refs }: AdvertisedRefs): Command[] {
  const tip = repository.commits.at(-1)?.id ?? NOTHING
  const ref = `refs/heads/${branch}`
  const from = refs.get(ref) ?? NOTHING
  if (from !== NOTHING && !repository.commits.some(({ id }) => id === from)) {
    throw new AppError(
      'conflict',
      `The branch ${branch} there has commits that Portico did not make (${from.slice(0, 12)}). Nothing is pushed over them. Give an empty repository, or another branch.`,
    )
  }
  const tags = [...repository.tags].flatMap(([name, { id }]): Command[] => {
    const tag = `refs/tags/${name}`
    const was = refs.get(tag)
    if (was === id) return []
    if (was === undefined) return [{ ref: tag, from: NOTHING, to: id }]
    throw new AppError(
      'conflict',
      `There is another tag ${name} (${was.slice(0, 12)}). Delete it there, or give another repository.`,
    )
  })
  return [...(from === tip ? [] : [{ ref, from, to: tip }]), ...tags]
}

async function sendCommands(
  transport: PushTransport,
  repository: GitRepository,
  commands: Command[],
  { refs, capabilities }: AdvertisedRefs,
): Promise<void> {
  const sideBand = capabilities.has('side-band-64k')
  const wanted = [
    'report-status',
    ...(sideBand ? ['side-band-64k'] : []),
    ...(capabilities.has('atomic') ? ['atomic'] : []),
    'agent=portico',
  ]
  const lines = commands.map(({ from, to, ref }, index) => {
    return pktLine(`${from} ${to} ${ref}${index === 0 ? `\0 ${wanted.join(' ')}` : ''}\n`)
  })
  const haves = [...refs.values()].filter((id) => repository.objects.has(id))
  const { objects } = selectObjects(repository, {
    wants: commands.map(({ to }) => to),
    haves,
    shallow: [],
    withTags: false,
  })
  const report = await transport.send(Buffer.concat([...lines, FLUSH, encodePack(objects)]))
  readReport(report, sideBand)
}
