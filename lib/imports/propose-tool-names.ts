import { FILLERS, type NamedOperation } from './tool-name-words'
import { lastNounOfId, wordsOfId } from './words-of-id'
import { segmentsOf, wordsOfPath } from './words-of-path'

export interface ProposedToolName {
  name: string
  /** The words before they were cut to fit. */
  words: string
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
