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
  unban mute unmute kick unhide suspend unsuspend freeze unfreeze reverse replay purge`,
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
  patch: 'update',
  put: 'replace',
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
const VERSION = /^(api|rest|v\d+(\.\d+)*((alpha|beta)\d*)?|\d{4}-\d\d(-\d\d)?)$/i

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

/** The place of the verb: first, or first after the last dot or underscore as in `repos_list` and `Users_ListByGroup`, or anywhere. */
function verbAt(id: string, words: string[]): number {
  if (isVerb(words[0] ?? '') && words[1] !== 'by') return 0
  const own = split(id.split(/[._/]/).filter(Boolean).at(-1) ?? '').filter((word) => !ARTICLES.has(word))
  const at = words.length - own.length
  if (at > 0 && own[0] && isVerb(plainVerb(own[0]))) return at
  return words.findIndex((word, index) => index > 0 && VERBS.has(word) && words[index - 1] !== 'by')
}

/** The words of an operationId with its verb first, or null where it names no verb, or only the HTTP method. */
function wordsOfId(operation: NamedOperation): string[] | null {
  const id = bareId(operation)
  const said = split(id).filter((word) => !ARTICLES.has(word) && !VERSION.test(word))
  const [start = ''] = said
  const onlyMethod = /^post$/.test(start) || (/^(get|delete|put|patch)$/.test(start) && /^[A-Z]\w+?([A-Z]|_)/.test(id))
  // `GET_AddUser` says more than its method.
  if (onlyMethod && !(said.length > 2 && isVerb(said[1] ?? ''))) return null
  const own = withoutPlaceholders(operation, onlyMethod ? said.slice(1) : said)
  if (own.length < 2) return null
  const at = verbAt(id, [plainVerb(own[0] ?? ''), ...own.slice(1)])
  // `usersUsersIdGet`: nothing but path and method.
  const verb = plainVerb(own[at] ?? '')
  if (
    at < 0 ||
    (at > 0 && at === own.length - 1 && /[a-z](Get|Post|Put|Patch|Delete)$/.test(id) && saysOnlyPath(operation, own))
  )
    return null
  const rest = own.slice(at + 1)
  if (verb === 'create' && rest[0] === 'or' && rest[1] === 'update') rest.splice(0, 2)
  // `orders_list`: the noun stands before. `repos_list_branches`: it stands after, and says enough with it.
  return inNumber(operation, dropRepeats([verb, ...own.slice(0, at), ...rest]), at > 0 && rest.length === 0)
}

/** `projects.locations.budgets.get`: the last noun says enough. */
function lastNounOfId(operation: NamedOperation): string[][] {
  const parts = bareId(operation).split('.').filter(Boolean)
  const verb = split(parts.at(-1) ?? '')
  const first = plainVerb(verb[0] ?? '')
  if (parts.length < 3 || verb.length !== 1 || !isVerb(first)) return []
  return [inNumber(operation, [first, ...split(parts.at(-2) ?? '')], true)]
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
  const ofOne =
    end?.isPlaceholder === true && (nounFirst || end.words.includes(toSingular(last)) || end.words.join() === 'id')
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

/** The words of a segment without its extension: `orders.{format}`, `{id}.json`; of `chat.post` both. */
function toSegment(given: string): Segment {
  const segment = given.replace(/\.(json|xml|\{[^{}]+\})$/i, '')
  const isPlaceholder = /^\{[^{}]+\}$/.test(segment)
  const literal = isPlaceholder ? segment : segment.replace(/\{[^{}]*\}/g, ' ')
  return { words: split(literal.replace(/[{}]/g, ' ')), isPlaceholder }
}

function segmentsOf(path: string): Segment[] {
  return (path.split(/[?#]/)[0] ?? '')
    .split('/')
    .filter((segment) => segment && !VERSION.test(segment))
    .map(toSegment)
    .filter(({ words }) => words.length > 0)
}

/** `/chat.postMessage`, `/rest_services.get_facilities`, `/{name}:cancel`: what is done stands behind the thing. */
function wordsBehind({ path }: NamedOperation): string[] | null {
  const end = (path.split(/[?#]/)[0] ?? '').split('/').at(-1) ?? ''
  const [, thing = '', done = ''] = /^(.+)[.:]([a-zA-Z]\w*)$/.exec(end) ?? []
  const [verb = '', ...nouns] = split(done)
  if (!isVerb(plainVerb(verb))) return null
  const owner = toSegment(thing)
  return [plainVerb(verb), ...(nouns.length > 0 ? nouns : owner.words)]
}

const singular = (words: string[]): string[] =>
  words.map((word, at) => (at === words.length - 1 ? toSingular(word) : word))

/** verb and noun from method and path, with this many literal segments before the last. */
function wordsOfPath(operation: NamedOperation, parents: number): string[] {
  const { method, path } = operation
  const behind = parents === 0 ? wordsBehind(operation) : null
  if (behind && behind.length > 1) return behind
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
  if (
    endsWithId &&
    last.length === 1 &&
    literals.length > 1 &&
    /^(GET|POST)$/.test(method) &&
    VERBS.has(plainVerb(lastWord))
  ) {
    const noun = literals.at(-2)?.words ?? []
    return [plainVerb(lastWord), ...(plainVerb(lastWord) === 'get' ? singular(noun) : noun)]
  }
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
  const by = rest.indexOf('by')
  let nouns = (by > 0 ? rest.slice(0, by) : rest).filter((word) => !FILLERS.has(word))
  if (nouns.length === 0) nouns = rest
  while (nouns.length > 1 && join([verb, ...nouns]).length > room) nouns = nouns.slice(1)
  return join([verb, ...nouns])
    .slice(0, room)
    .replace(/_+$/, '')
}

/** The words as a name within `room`, the owners told by their beginnings rather than left out. */
function abbreviate([verb = 'call', ...rest]: string[], room: number): string {
  const nouns = rest.filter((word) => !FILLERS.has(word))
  for (;;) {
    const name = [verb, ...nouns].join('_')
    const owners = nouns.slice(0, -1).map(({ length }) => length)
    const longest = Math.max(...owners)
    if (name.length <= room || longest <= 4) return name.slice(0, room).replace(/_+$/, '')
    const at = owners.indexOf(longest)
    nouns[at] = nouns[at]?.slice(0, -1) ?? ''
  }
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
  return last && last.words.join() !== 'id' ? [[...wordsOfPath(operation, 0), 'by', ...last.words]] : []
}

/** Words for a name, the best first; worked out only as far as they are asked for. */
function* candidates(operation: NamedOperation): Generator<string[]> {
  const fromId = wordsOfId(operation)
  if (fromId) yield* lastNounOfId(operation)
  if (fromId) yield* [fromId, ...shorter(fromId)]
  for (const parents of [0, 1, 2, 3]) yield wordsOfPath(operation, parents)
  yield* byLastPlaceholder(operation)
}

/** Names for an operation, the best first, and its words. */
function* fittingNames(operation: NamedOperation, room: number): Generator<string> {
  const seen: string[][] = []
  for (const words of candidates(operation)) {
    if (words.length < 2) continue
    seen.push(words)
    yield fitName(words, room)
  }
  for (const words of seen) yield abbreviate(words, room)
}

function firstWords(operation: NamedOperation): string[] {
  for (const words of candidates(operation)) if (words.length > 1) return words
  return wordsOfPath(operation, 0)
}

function unusedName(operation: NamedOperation, room: number, used: Set<string>): string {
  for (const name of fittingNames(operation, room)) if (!used.has(name)) return name
  return numbered(fitName(firstWords(operation), room), room, used)
}

function numbered(name: string, room: number, used: Set<string>): string {
  for (let count = 2; ; count++) {
    const tail = `_${count}`
    const next = `${name.slice(0, room - tail.length).replace(/_+$/, '')}${tail}`
    if (!used.has(next)) return next
  }
}

/** `proposeToolNames` step by step, one for each name. */
export function* toolNameSteps(
  operations: NamedOperation[],
  room: number,
): Generator<void, Map<string, ProposedToolName>> {
  const inOrder = [...operations].sort(
    (a, b) =>
      a.path.split('/').length - b.path.split('/').length || a.path.length - b.path.length || (a.key < b.key ? -1 : 1),
  )
  const used = new Set<string>()
  const names = new Map<string, ProposedToolName>()
  for (const operation of inOrder) {
    const name = unusedName(operation, room, used)
    used.add(name)
    names.set(operation.key, { name, words: firstWords(operation).join(' ') })
    yield
  }
  return names
}

/**
 * A verb_noun name of at most `room` characters for every operation, no two the same. Short paths choose first, whatever
 * the order of the document, so that an operation added later takes no name from one that was there.
 */
export function proposeToolNames(operations: NamedOperation[], room: number): Map<string, ProposedToolName> {
  const steps = toolNameSteps(operations, room)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
