import { toSingular } from './name-words'
import {
  ARTICLES,
  FILLERS,
  isVerb,
  type NamedOperation,
  plainVerb,
  singular,
  split,
  VERBS,
  VERSION,
} from './tool-name-words'
import { segmentsOf } from './words-of-path'

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

/** The place of the verb: first, or first after the last dot or underscore as in `repos_list` and `Users_ListByGroup`, or anywhere. */
function verbAt(id: string, words: string[]): number {
  if (isVerb(words[0] ?? '') && words[1] !== 'by') return 0
  const own = split(id.split(/[._/]/).filter(Boolean).at(-1) ?? '').filter((word) => !ARTICLES.has(word))
  const at = words.length - own.length
  if (at > 0 && own[0] && isVerb(plainVerb(own[0]))) return at
  return words.findIndex((word, index) => index > 0 && VERBS.has(word) && words[index - 1] !== 'by')
}

/** The words of an operationId with its verb first, or null where it names no verb, or only the HTTP method. */
export function wordsOfId(operation: NamedOperation): string[] | null {
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
export function lastNounOfId(operation: NamedOperation): string[][] {
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
