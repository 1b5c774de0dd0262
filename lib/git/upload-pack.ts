import { AppError } from '@/lib/errors'
import { encodePack } from './encode-pack'
import { FLUSH, pktLine, readPktLines, sideBand } from './pkt-line'
import type { GitRepository } from './schema'
import { selectObjects } from './select-objects'

const ID = /^[0-9a-f]{40}$/
const WANTS_LIMIT = 50_000

interface FetchRequest {
  wants: string[]
  haves: string[]
  shallow: string[]
  capabilities: Set<string>
  depth?: number
  withoutBlobs: boolean
  /** Something follows the wants. Without it, the other side asks only where history would end. */
  negotiates: boolean
  done: boolean
}

/** The answer to a `git-upload-pack` request: what both have, and the pack once the other side is done. Throws `invalid_argument`. */
export function uploadPack(repository: GitRepository, body: Uint8Array): Buffer {
  const request = readRequest(body)
  const unknown = request.wants.find((id) => !repository.objects.has(id))
  if (unknown) return pktLine(`ERR upload-pack: not our ref ${unknown}\n`)
  const { objects, shallow, unshallow } = selectObjects(repository, {
    ...request,
    withTags: request.capabilities.has('include-tag'),
  })
  const edges =
    request.depth === undefined
      ? []
      : [...shallow.map((id) => pktLine(`shallow ${id}`)), ...unshallow.map((id) => pktLine(`unshallow ${id}`)), FLUSH]
  if (!request.negotiates) return Buffer.concat(edges)
  const common = request.haves.filter((id) => repository.objects.has(id))
  if (!request.done) return Buffer.concat([...edges, ...acknowledge(common)])

  const last = common.at(-1)
  const agreed = request.haves.length > 0 ? common.map((id) => pktLine(`ACK ${id} common\n`)) : []
  const end = pktLine(last ? `ACK ${last}\n` : 'NAK\n')
  const pack = encodePack(objects)
  const sent = request.capabilities.has('side-band-64k') ? [...sideBand('pack', pack), FLUSH] : [pack]
  return Buffer.concat([...edges, ...agreed, end, ...sent])
}

/** History is one line, so one commit in common is all there is to find. */
function acknowledge(common: string[]): Buffer[] {
  const last = common.at(-1)
  return [
    ...common.map((id) => pktLine(`ACK ${id} common\n`)),
    ...(last ? [pktLine(`ACK ${last} ready\n`)] : []),
    pktLine('NAK\n'),
  ]
}

function readRequest(body: Uint8Array): FetchRequest {
  const request: FetchRequest = {
    wants: [],
    haves: [],
    shallow: [],
    capabilities: new Set(),
    withoutBlobs: false,
    negotiates: false,
    done: false,
  }
  const { lines } = readPktLines(body)
  request.negotiates = lines.indexOf(null) >= 0 && lines.indexOf(null) < lines.length - 1
  for (const line of lines) {
    if (line !== null) readLine(request, line.toString().replace(/\n$/, ''))
  }
  if (request.wants.length > WANTS_LIMIT) throw new AppError('too_large', 'A fetch may want at most 50,000 objects')
  return request
}

function readLine(request: FetchRequest, line: string): void {
  const [word, value = '', ...rest] = line.split(' ')
  if (word === 'done') request.done = true
  else if (word === 'want') {
    if (request.wants.length === 0) request.capabilities = new Set(rest)
    request.wants.push(toId(value))
  } else if (word === 'have') request.haves.push(toId(value))
  else if (word === 'shallow') request.shallow.push(toId(value))
  else if (word === 'deepen') request.depth = toDepth(value)
  else if (word === 'filter') request.withoutBlobs = readFilter(value)
  else throw new AppError('invalid_argument', `This server does not know "${word?.slice(0, 40)}"`)
}

function toId(text: string): string {
  if (!ID.test(text)) throw new AppError('invalid_argument', 'An object id has 40 hexadecimal digits')
  return text
}

function toDepth(text: string): number {
  const depth = Number(text)
  if (!Number.isInteger(depth) || depth < 1) throw new AppError('invalid_argument', 'A depth is a whole number above 0')
  return depth
}

function readFilter(spec: string): boolean {
  if (spec === 'blob:none') return true
  throw new AppError('invalid_argument', `This server filters by blob:none only, not by ${spec.slice(0, 40)}`)
}
