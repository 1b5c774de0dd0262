import type { ListedOperation } from './import-openapi'
import { isPlural, toSnake } from './name-words'
import { literalsOf } from './selection-rules'

type Kind = 'list' | 'get' | 'create' | 'update' | 'act' | 'delete'

/** What is done with a thing, in the order in which it is wanted. */
const USUAL: Kind[] = ['list', 'get', 'create', 'update']
const KINDS: Record<string, Kind> = {
  list: 'list',
  search: 'list',
  find: 'list',
  query: 'list',
  create: 'create',
  add: 'create',
  send: 'create',
  post: 'create',
  submit: 'create',
  update: 'update',
  edit: 'update',
  replace: 'update',
  set: 'update',
  delete: 'delete',
  remove: 'delete',
}
/** Things that few ask Claude about. */
const ASIDE =
  /(^|_)(settings?|config\w*|preferences|permissions|emojis?|reactions|avatars?|stats|statistics|logs|locales?|meta|metadata|schemas?|templates?|licenses|experimental|beta|test|example\w*|callbacks?)$/
/** `/issues.close`, `/issues:close`: what is done stands behind the thing. */
const DONE = /^(.+)[.:]([a-z][a-zA-Z]*)$/

interface Thing {
  name: string
  depth: number
  operations: Map<Kind, ListedOperation[]>
  /** Operations below it, such as the comments of an issue. */
  below: number
}

function kindOfVerb(verb = ''): Kind | undefined {
  return Object.hasOwn(KINDS, verb) ? KINDS[verb] : undefined
}

function kindOf({ method, path, tool }: ListedOperation): Kind {
  const done = DONE.exec(
    path
      .split('/')
      .at(-1)
      ?.replace(/\.(json|xml)$/i, '') ?? '',
  )?.[2]
  if (done) return kindOfVerb(toSnake(done).split('_')[0]) ?? (method === 'GET' ? 'get' : 'act')
  const [verb = '', ...nouns] = tool.split('_')
  if (method === 'DELETE') return 'delete'
  if (method === 'GET') {
    const isItem = /\}(\.\w+)?\/?$/.test(path)
    return !isItem && (KINDS[verb] === 'list' || isPlural(nouns.at(-1) ?? '')) ? 'list' : 'get'
  }
  return kindOfVerb(verb) ?? 'act'
}

/** The steps to the thing an operation is about: `/repos/{id}/issues/{n}/close` and `/issues.close` are about issues. */
function stepsOf({ path }: ListedOperation, kind: Kind): string[] {
  const literals = path
    .split('/')
    .filter((segment) => segment && !/^\{[^{}]*\}$/.test(segment))
    .map((segment) => segment.replace(/\.(json|xml)$/i, ''))
    .flatMap((segment) => literalsOf(DONE.exec(segment)?.[1]?.replaceAll('.', '/') ?? segment))
  const isAct =
    literals.length > 1 &&
    !path.endsWith('}') &&
    (kind === 'act' || /^(search|find|query|list|create|update)$/.test(literals.at(-1) ?? ''))
  return isAct ? literals.slice(0, -1) : literals
}

function thingsOf(operations: ListedOperation[]): Thing[] {
  const things = new Map<string, Thing>()
  for (const listed of operations) {
    const kind = kindOf(listed)
    const steps = stepsOf(listed, kind)
    const name = steps.join('/')
    const thing = things.get(name) ?? {
      name,
      depth: steps.length,
      operations: new Map<Kind, ListedOperation[]>(),
      below: 0,
    }
    thing.operations.set(kind, [...(thing.operations.get(kind) ?? []), listed])
    things.set(name, thing)
  }
  for (const { name, operations: own } of things.values()) {
    const count = [...own.values()].flat().length
    for (let at = name.lastIndexOf('/'); at > 0; at = name.lastIndexOf('/', at - 1)) {
      const above = things.get(name.slice(0, at))
      if (above) above.below += count
    }
  }
  return [...things.values()]
}

function weightOf({ name, depth, operations, below }: Thing, least: number): number {
  const usual = USUAL.filter((kind) => operations.has(kind)).length
  const aside = name.split('/').some((word) => ASIDE.test(word)) ? 4 : 0
  const search = /(^|\/)search$/.test(name) ? 3 : 0
  return usual * 2 + search + Math.log2(1 + below) - (depth - least) * 1.5 - aside
}

function byPath(left: ListedOperation, right: ListedOperation): number {
  const steps = left.path.split('/').length - right.path.split('/').length
  return steps || left.path.length - right.path.length || (left.operation < right.operation ? -1 : 1)
}

/** The keys of at most `limit` operations: what reads and writes the main things first, then what else is done with them. */
export function mainOperations(operations: ListedOperation[], limit: number): Set<string> {
  const found = thingsOf(operations)
  const least = Math.min(...found.map(({ depth }) => depth))
  const things = found
    .map((thing) => ({ thing, weight: weightOf(thing, least) }))
    .sort(
      (a, b) =>
        b.weight - a.weight || a.thing.name.length - b.thing.name.length || (a.thing.name < b.thing.name ? -1 : 1),
    )
    .map(({ thing }) => thing)
  const of = (thing: Thing, kind: Kind) => [...(thing.operations.get(kind) ?? [])].sort(byPath)
  const inOrder = [
    ...things.flatMap((thing) => USUAL.flatMap((kind) => of(thing, kind).slice(0, 1))),
    ...things.flatMap((thing) => USUAL.flatMap((kind) => of(thing, kind).slice(1))),
    ...things.flatMap((thing) => of(thing, 'act')),
    ...things.flatMap((thing) => of(thing, 'delete')),
  ]
  return new Set(inOrder.slice(0, limit).map(({ operation }) => operation))
}
