import { isPlural } from './name-words'
import {
  ALSO_NOUNS,
  BY_METHOD,
  isVerb,
  type NamedOperation,
  plainVerb,
  singular,
  split,
  VERBS,
  VERSION,
} from './tool-name-words'

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

export function segmentsOf(path: string): Segment[] {
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

/** verb and noun from method and path, with this many literal segments before the last. */
export function wordsOfPath(operation: NamedOperation, parents: number): string[] {
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
