import type { Method } from '@/lib/connectors/schema'
import { isPlural, toSingular, toSnake } from './name-words'

/** What a name is made from. */
export interface NamedOperation {
  key: string
  method: Method
  path: string
  id: string
}

export interface ProposedToolName {
  name: string
  /** The words before they were cut to fit. */
  words: string
}

const wordSet = (words: string) => new Set(words.split(/\s+/))
const VERBS = wordSet(
  `get list create update delete add remove set search find replace send start stop cancel enable disable archive restore
  upload download check validate verify count move copy merge close open lock unlock publish unpublish approve reject accept
  decline assign unassign invite join leave follow unfollow star unstar pin unpin mark submit sync import export generate
  render run execute test reset refresh revoke attach detach link unlink register unregister subscribe unsubscribe transfer
  convert capture confirm pay finalize void fork watch unwatch edit dismiss resolve reopen rename edit save skip pause play
  resume retry schedule query duplicate activate deactivate complete apply preview rotate request post migrate block unblock
  upsert clear enqueue dispatch notify analyze detect predict classify recognize translate suggest connect disconnect
  configure toggle reorder restart reboot resend recover redeem calculate compute encode decode encrypt decrypt unlike ban
  unban mute unmute kick unhide`,
)
/** Verbs that are things as often: only the first word of an id, or the end of a path that something is sent to. */
const ALSO_NOUNS = wordSet('charge refund rate sign process estimate compare like vote hide expire withdraw deposit')
const SAME: Record<string, string> = {
  retrieve: 'get',
  fetch: 'get',
  read: 'get',
  show: 'get',
  view: 'get',
  describe: 'get',
  index: 'list',
  destroy: 'delete',
  modify: 'update',
  change: 'update',
  insert: 'create',
  make: 'create',
  new: 'create',
}
const BY_METHOD: Record<Method, string> = {
  GET: 'get',
  POST: 'create',
  PUT: 'replace',
  PATCH: 'update',
  DELETE: 'delete',
}
/** Said by the place or the path, and the first to go where room is short. */
const FILLERS = new Set([
  'a',
  'an',
  'the',
  'of',
  'for',
  'by',
  'to',
  'in',
  'on',
  'at',
  'with',
  'and',
  'from',
  'api',
  'id',
  'v1',
  'v2',
  'v3',
  'all',
])
const VERSION = /^(api|rest|v\d+(\.\d+)*|\d{4}-\d\d(-\d\d)?)$/i

const ARTICLES = new Set(['a', 'an', 'the'])

const plainVerb = (word: string): string => (Object.hasOwn(SAME, word) ? (SAME[word] ?? word) : word)
const split = (text: string): string[] => toSnake(text).split('_').filter(Boolean)

/** The id without what frameworks add to it: the path and method again, the class it stands in, a number. */
function bareId({ id, method, path }: NamedOperation): string {
  const again = `_${path.replace(/\W/g, '_')}_${method.toLowerCase()}`.replace(/^_+/, '_')
  const own =
    id.length > again.length && id.toLowerCase().endsWith(again.toLowerCase()) ? id.slice(0, -again.length) : id
  return own
    .replace(/Using(GET|POST|PUT|PATCH|DELETE)(_\d+)?$/, '')
    .replace(/_\d+$/, '')
    .replace(/_?[Cc]ontroller(?=$|[^a-z])/g, '_')
}

const isVerb = (word: string) => VERBS.has(word) || ALSO_NOUNS.has(word)

/** The words of an operationId with its verb first, or null where it names no verb, or only the HTTP method. */
function wordsOfId(operation: NamedOperation): string[] | null {
  const id = bareId(operation)
  const said = withoutPlaceholders(
    operation,
    split(id).filter((word) => !ARTICLES.has(word) && !VERSION.test(word)),
  )
  const [start = ''] = said
  // `get_show`: the last word is the verb only where the first is none.
  const verbFirst = isVerb(plainVerb(start))
  const words = said.map((word, at) => (at === 0 || (!verbFirst && at === said.length - 1) ? plainVerb(word) : word))
  const [first] = words
  if (first === undefined || words.length < 2) return null
  const onlyMethod =
    /^(post|put|patch)$/.test(first) || (/^(get|delete)$/.test(first) && /^(Get|Delete|GET|DELETE)[A-Z_]/.test(id))
  if (onlyMethod) return null
  const at = verbFirst ? 0 : words.findIndex((word) => VERBS.has(word))
  // `usersUsersIdGet`: nothing but path and method.
  if (
    at < 0 ||
    (at === words.length - 1 && words[at] === operation.method.toLowerCase() && saysOnlyPath(operation, words))
  )
    return null
  const verb = words[at] ?? BY_METHOD[operation.method]
  const rest = words.slice(at + 1)
  // `orders_list`: the noun stands before. `repos_list_branches`: it stands after, and says enough with it.
  return inNumber(operation, dropRepeats([verb, ...words.slice(0, at), ...rest]), at > 0)
}

function saysOnlyPath(operation: NamedOperation, words: string[]): boolean {
  const known = new Set(segmentsOf(operation.path).flatMap((segment) => segment.words))
  return words.every((word) => known.has(word) || isVerb(word) || FILLERS.has(word))
}

/** Without what the placeholders say: `get_order_by_id`, `get_files_id`. */
function withoutPlaceholders({ path }: NamedOperation, words: string[]): string[] {
  const known = new Set(segmentsOf(path).flatMap((segment) => (segment.isPlaceholder ? segment.words : [])))
  if (known.size === 0) return words
  const at = words.lastIndexOf('by')
  const isSaid = (word: string) => known.has(word) || word === 'id' || word === 'ids' || word === 'and'
  const cut = at > 1 && words.slice(at + 1).every(isSaid) ? words.slice(0, at) : words
  const bare = cut.filter((word) => word !== 'id')
  return bare.length > 1 ? bare : cut
}

/** `get_apps` of one app is `get_app`; `get_all_apps`, `find_all` and `apps_find_one` say how many they mean. */
function inNumber({ path, method }: NamedOperation, words: string[], nounFirst: boolean): string[] {
  const [verb = '', ...nouns] = words
  const last = nouns.at(-1) ?? ''
  const segments = segmentsOf(path)
  const end = segments.at(-1)
  const reads = method === 'GET' && /^(get|list|find)$/.test(verb)
  if (nouns.length > 1 && reads && /^(all|many)$/.test(nouns[0] ?? '')) return ['list', ...nouns.slice(1)]
  if (nouns.length > 1 && reads && /^(all|many)$/.test(last)) {
    const plural = segments.findLast(({ isPlaceholder }) => !isPlaceholder)?.words.at(-1) ?? ''
    const noun = nouns.at(-2) ?? ''
    return ['list', ...nouns.slice(0, -2), toSingular(plural) === noun ? plural : noun]
  }
  if (nouns.length > 1 && /^(find|get)$/.test(verb) && last === 'one') return ['get', ...singular(nouns.slice(0, -1))]
  if (verb === 'update' && nouns.length > 1 && nouns.includes('partial')) {
    return inNumber({ path, method, key: '', id: '' }, [verb, ...nouns.filter((word) => word !== 'partial')], nounFirst)
  }
  const ofOne = end?.isPlaceholder === true && (end.words.includes(toSingular(last)) || end.words.join() === 'id')
  const isOne = (ofOne && /^(get|update|replace|delete|edit|remove)$/.test(verb)) || (nounFirst && verb === 'create')
  return isOne ? [verb, ...singular(nouns)] : words
}

/** Without the nouns that were said before, in either number. */
function dropRepeats(words: string[]): string[] {
  return words.filter((word, at) => !words.slice(0, at).some((other) => other === word || other === toSingular(word)))
}

interface Segment {
  words: string[]
  isPlaceholder: boolean
}

function segmentsOf(path: string): Segment[] {
  return (path.split(/[?#]/)[0] ?? '')
    .split('/')
    .filter((segment) => segment && !VERSION.test(segment))
    .map((segment) => {
      const isPlaceholder = /^\{[^{}]+\}$/.test(segment)
      return { words: split(segment.replace(/\.(json|xml)$|[{}]/gi, ' ')), isPlaceholder }
    })
    .filter(({ words }) => words.length > 0)
}

const singular = (words: string[]): string[] =>
  words.map((word, at) => (at === words.length - 1 ? toSingular(word) : word))

/** verb and noun from method and path, with this many literal segments before the last. */
function wordsOfPath({ method, path }: NamedOperation, parents: number): string[] {
  const segments = segmentsOf(path)
  const literals = segments.filter((segment) => !segment.isPlaceholder)
  const [rpc] = literals
  if (segments.length === 1 && rpc && VERBS.has(plainVerb(rpc.words[0] ?? '')) && rpc.words.length > 1) {
    return [plainVerb(rpc.words[0] ?? ''), ...rpc.words.slice(1)]
  }
  if (segments.length === 1 && rpc && VERBS.has(plainVerb(rpc.words.at(-1) ?? ''))) {
    return [plainVerb(rpc.words.at(-1) ?? ''), ...rpc.words.slice(0, -1).slice(-1 - parents)]
  }
  const last = literals.at(-1)?.words ?? ['item']
  const before = literals.slice(Math.max(0, literals.length - 1 - parents), -1).flatMap(({ words }) => singular(words))
  const endsWithId = segments.at(-1)?.isPlaceholder === true
  const lastWord = last.at(-1) ?? ''
  if (endsWithId) return [method === 'POST' ? 'update' : BY_METHOD[method], ...before, ...singular(last)]
  const acts = VERBS.has(last[0] ?? '') || (method !== 'GET' && ALSO_NOUNS.has(last[0] ?? ''))
  if (acts && literals.length > 1 && method !== 'DELETE') {
    const noun = literals.at(-2)?.words ?? []
    const isOne = segments.at(-2)?.isPlaceholder === true
    const owners = literals
      .slice(Math.max(0, literals.length - 2 - parents), -2)
      .flatMap(({ words }) => singular(words))
    return [...last.slice(0, 1), ...owners, ...(isOne ? singular(noun) : noun), ...last.slice(1)]
  }
  if (method === 'GET') return [isPlural(lastWord) ? 'list' : 'get', ...before, ...last]
  return [BY_METHOD[method], ...before, ...singular(last)]
}

/** The words as a name within `room`: fillers go first, then owners from the left, then the end is cut. */
function fitName(words: string[], room: number): string {
  const join = (list: string[]) => list.join('_')
  const [verb = 'call', ...rest] = words
  const whole = join([verb, ...rest])
  if (whole.length <= room) return whole
  let nouns = rest.filter((word) => !FILLERS.has(word))
  if (nouns.length === 0) nouns = rest
  while (nouns.length > 1 && join([verb, ...nouns]).length > room) nouns = nouns.slice(1)
  return join([verb, ...nouns])
    .slice(0, room)
    .replace(/_+$/, '')
}

/** The verb with its first and last noun, where all of them have no room. */
function shorter([verb = 'call', ...nouns]: string[]): string[][] {
  const [first, last] = [nouns[0], nouns.at(-1)]
  if (nouns.length < 3 || first === undefined || last === undefined) return []
  return [
    [verb, first, last],
    [verb, ...nouns.slice(0, -2), last],
    [verb, ...nouns.slice(0, 2)],
  ]
}

/** `get_status_by_ref`: what it is found by, where the rest is taken. */
function byLastPlaceholder(operation: NamedOperation): string[][] {
  const last = segmentsOf(operation.path).findLast((segment) => segment.isPlaceholder)
  return last ? [[...wordsOfPath(operation, 0), 'by', ...last.words]] : []
}

function candidates(operation: NamedOperation): string[][] {
  const fromId = wordsOfId(operation)
  const fromPath = [0, 1, 2, 3].map((parents) => wordsOfPath(operation, parents))
  const all = fromId ? [fromId, ...shorter(fromId), ...fromPath] : fromPath
  return [...all, ...byLastPlaceholder(operation)]
}

function numbered(name: string, room: number, used: Set<string>): string {
  for (let count = 2; ; count++) {
    const tail = `_${count}`
    const next = `${name.slice(0, room - tail.length).replace(/_+$/, '')}${tail}`
    if (!used.has(next)) return next
  }
}

/**
 * A verb_noun name of at most `room` characters for every operation, no two the same. Short paths choose first, whatever
 * the order of the document, so that an operation added later takes no name from one that was there.
 */
export function proposeToolNames(operations: NamedOperation[], room: number): Map<string, ProposedToolName> {
  const inOrder = [...operations].sort(
    (a, b) =>
      a.path.split('/').length - b.path.split('/').length || a.path.length - b.path.length || (a.key < b.key ? -1 : 1),
  )
  const used = new Set<string>()
  const names = new Map<string, ProposedToolName>()
  for (const operation of inOrder) {
    const [first = ['call'], ...others] = candidates(operation)
    const fitted = [first, ...others].map((words) => fitName(words, room))
    const name = fitted.find((one) => !used.has(one)) ?? numbered(fitted[0] ?? 'call', room, used)
    used.add(name)
    names.set(operation.key, { name, words: first.join(' ') })
  }
  return names
}
