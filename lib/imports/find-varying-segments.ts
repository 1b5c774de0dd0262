import { isObject } from './as-object'
import type { HarCall } from './har-call'
import { looksPersonal, looksSecret } from './is-showable'
import { isPlural, toSnake } from './name-words'
import { isIdSegment } from './template-path'

type SeenCall = Pick<HarCall, 'method' | 'segments' | 'answer'>

/** Words that stand behind a collection and name no item of it. */
const FIXED =
  /^(me|self|mine|my|current|default|new|all|any|list|count|counts|stats|statistics|summary|overview|latest|recent|popular|top|trending|active|archived|search|find|query|filter|lookup|suggest|autocomplete|export|import|batch|bulk|upload|download|login|logout|register|signup|token|refresh|status|health|settings|config|preferences|metadata|schema|types|categories|tags|options|fields|history|events|preview|validate|verify|check|reset)$/i
/** As many plain words as one collection hardly has resources below it. */
const MANY = 4

function isPlainWord(segment: string): boolean {
  return /^[a-z]+(?:[-_][a-z]+)?$/.test(segment) && segment.length <= 20
}

/** What an answer to a segment at the end of the path looks like; '' where that is not known. */
function shapeOf(calls: SeenCall[], at: number): string {
  const ending = calls.find(
    ({ segments, method, answer }) => segments.length === at + 1 && method === 'GET' && isObject(answer?.value),
  )
  const keys = Object.keys((ending?.answer?.value ?? {}) as object)
  return keys.length >= 2 ? keys.sort().join() : ''
}

function answerAlike(byValue: Map<string, SeenCall[]>, values: string[], at: number): boolean {
  const shapes = values.map((value) => shapeOf(byValue.get(value) ?? [], at))
  return values.length > 1 && shapes[0] !== '' && new Set(shapes).size === 1
}

/** The values at this place of the path that are items of the collection before it. */
function itemsAmong(byValue: Map<string, SeenCall[]>, before: string, at: number): string[] {
  const isCollection = isPlural(toSnake(before))
  const values = [...byValue.keys()].filter((value) => !FIXED.test(value))
  if (!isCollection || values.length < 2) return []
  if (values.length >= MANY || answerAlike(byValue, values, at)) return values
  return values.filter((value) => !isPlainWord(value))
}

/** The calls at one place of the path, by what stands there; items of a collection, and who somebody is, together. */
function groupAt(
  calls: SeenCall[],
  members: number[],
  at: number,
  before: string,
  varying: Set<number>[],
): Map<string, number[]> {
  const going = members.filter((member) => (calls[member]?.segments.length ?? 0) > at)
  const segmentOf = (member: number) => calls[member]?.segments[at] ?? ''
  const ids = new Set(going.filter((member) => isPersonalSegment(segmentOf(member))))
  const byValue = new Map<string, SeenCall[]>()
  for (const member of going) {
    const call = calls[member]
    const known = byValue.get(segmentOf(member))
    if (!call || ids.has(member)) continue
    if (known) known.push(call)
    else byValue.set(segmentOf(member), [call])
  }
  const items = new Set(itemsAmong(byValue, before, at))
  const groups = new Map<string, number[]>()
  for (const member of going) {
    const isItem = ids.has(member) || items.has(segmentOf(member))
    if (isItem) varying[member]?.add(at)
    const key = isItem ? '{}' : segmentOf(member)
    const group = groups.get(key)
    if (group) group.push(member)
    else groups.set(key, [member])
  }
  return groups
}

/** Whether it names one thing or person rather than a kind of them. */
export function isPersonalSegment(segment: string): boolean {
  return isIdSegment(segment) || looksSecret(segment) || looksPersonal(segment)
}

function* visit(
  calls: SeenCall[],
  members: number[],
  at: number,
  before: string,
  varying: Set<number>[],
): Generator<null> {
  const groups = groupAt(calls, members, at, before, varying)
  yield null
  for (const [key, group] of groups) yield* visit(calls, group, at + 1, key, varying)
}

/**
 * For each call which segments of its path differ from one call to the next where the rest is the same, or say who somebody
 * is. Step by step: a recording has thousands.
 */
export function* findVaryingSegments(calls: SeenCall[]): Generator<null, Set<number>[]> {
  const varying = calls.map(() => new Set<number>())
  yield* visit(calls, [...calls.keys()], 0, '', varying)
  return varying
}
