import { cut } from './limit-text'
import { DEPTH_LIMIT, measureJson } from './measure-json'

/** What may stay of a JSON value. */
interface Caps {
  items: number
  text: number
  depth: number
  entries: number
}

/** What was cut of one list, by its path with `[]` for every index. */
export interface CutList {
  path: string
  kept: number
  total: number
}

export interface LimitedJson {
  value: unknown
  lists: CutList[]
  texts: number
  /** Objects and lists that were too deep, or had too many fields, to be kept whole. */
  others: number
}

const ALL = Number.POSITIVE_INFINITY
/** A text this short is not worth cutting while there are items to leave out. */
const SHORT_TEXT = 100
const SHOWN_LISTS = 4
const MARK = '…'

type Report = Omit<LimitedJson, 'value'>

function cutList(list: unknown[], caps: Caps, depth: number, path: string, report: Report): unknown[] {
  const kept = list.slice(0, caps.items)
  if (kept.length < list.length) {
    const known = report.lists.find((one) => one.path === path)
    if (!known) report.lists.push({ path, kept: kept.length, total: list.length })
    else Object.assign(known, { kept: known.kept + kept.length, total: known.total + list.length })
  }
  return kept.map((item) => cutValue(item, caps, depth + 1, `${path}[]`, report))
}

function cutObject(value: object, caps: Caps, depth: number, path: string, report: Report): object {
  const entries = Object.entries(value)
  const kept = entries.slice(0, caps.entries)
  if (kept.length < entries.length) report.others++
  return Object.fromEntries(
    kept.map(([key, inner]) => [key, cutValue(inner, caps, depth + 1, path ? `${path}.${key}` : key, report)]),
  )
}

function cutValue(value: unknown, caps: Caps, depth: number, path: string, report: Report): unknown {
  if (typeof value === 'string') {
    if (value.length <= caps.text) return value
    report.texts++
    return cut(value, caps.text - MARK.length) + MARK
  }
  if (typeof value !== 'object' || value === null) return value
  if (depth >= caps.depth) {
    if (Object.keys(value).length > 0) report.others++
    return Array.isArray(value) ? [] : {}
  }
  return Array.isArray(value) ? cutList(value, caps, depth, path, report) : cutObject(value, caps, depth, path, report)
}

type KeysOf = (value: object) => string[]

/** The names of an object's fields, listed once: for hundreds of thousands that takes its time. */
function rememberKeys(): KeysOf {
  const known = new WeakMap<object, string[]>()
  return (value) => {
    const keys = known.get(value) ?? Object.keys(value)
    known.set(value, keys)
    return keys
  }
}

/** The size of what `caps` leave, counted no further than `budget`. */
function sizeUnder(value: unknown, caps: Caps, budget: number, keysOf: KeysOf, depth = 0): number {
  if (typeof value === 'string') {
    return measureJson(value.length > caps.text ? cut(value, caps.text - MARK.length) + MARK : value, budget)
  }
  if (typeof value !== 'object' || value === null) return String(value).length
  if (depth >= caps.depth) return 2
  const keys = Array.isArray(value) ? null : keysOf(value)
  const most = keys ? Math.min(keys.length, caps.entries) : Math.min((value as unknown[]).length, caps.items)
  let size = 2 + Math.max(most - 1, 0)
  for (let index = 0; index < most && size <= budget; index++) {
    const key = keys?.[index] ?? index
    if (keys) size += measureJson(key, budget) + 1
    size += sizeUnder((value as Record<string, unknown>)[key], caps, budget - size, keysOf, depth + 1)
  }
  return size
}

/** The largest number from `least` to `most` for which `fits` holds, where it holds for all below; null where it holds for none. */
function largest(least: number, most: number, fits: (candidate: number) => boolean): number | null {
  if (!fits(least)) return null
  let [low, high] = [least, most]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(middle)) low = middle
    else high = middle - 1
  }
  return low
}

const WHOLE: Caps = { items: ALL, text: ALL, depth: DEPTH_LIMIT, entries: ALL }

/** What is given up, one after the other: items of long lists, long texts, both, deep levels, and at last fields. */
const STEPS: { cap: keyof Caps; least: number; caps: Caps }[] = [
  { cap: 'items', least: 1, caps: WHOLE },
  { cap: 'text', least: SHORT_TEXT, caps: WHOLE },
  { cap: 'items', least: 1, caps: { ...WHOLE, text: SHORT_TEXT } },
  { cap: 'depth', least: 1, caps: { ...WHOLE, text: SHORT_TEXT, items: 1 } },
  { cap: 'entries', least: 0, caps: { items: 1, text: SHORT_TEXT, depth: 1, entries: ALL } },
]
/** More items or characters than that never fit. */
const MOST = { items: 1 << 20, text: 1 << 20, depth: DEPTH_LIMIT, entries: 1 << 20 }

function capsFor(value: unknown, limit: number): Caps {
  const keysOf = rememberKeys()
  for (const { cap, least, caps } of STEPS) {
    const found = largest(least, Math.min(MOST[cap], Math.max(limit, least)), (candidate) => {
      return sizeUnder(value, { ...caps, [cap]: candidate }, limit, keysOf) <= limit
    })
    if (found !== null) return { ...caps, [cap]: found }
  }
  return { items: 0, text: SHORT_TEXT, depth: 0, entries: 0 }
}

/**
 * The first part of a JSON value that has at most `limit` characters (200 or more) as compact JSON: lists keep their first items, texts
 * their first characters, everything else stays as it is. The work is bounded by the limit, not by the value.
 */
export function limitJson(value: unknown, limit: number): LimitedJson {
  const report: Report = { lists: [], texts: 0, others: 0 }
  if (measureJson(value, limit) <= limit) return { value, ...report }
  return { value: cutValue(value, capsFor(value, limit), 0, '', report), ...report }
}

const count = new Intl.NumberFormat('en-US')

/** What is missing, and how to see it: at most `limit` characters; null where nothing is. */
export function cutNote({ lists, texts, others }: LimitedJson, limit: number): string | null {
  if (lists.length === 0 && texts === 0 && others === 0) return null
  const named = lists.slice(0, SHOWN_LISTS).map(({ path, kept, total }) => {
    return `${count.format(kept)} of ${count.format(total)} items${path ? ` of ${path}` : ''}`
  })
  if (lists.length > SHOWN_LISTS) named.push(`less of ${lists.length - SHOWN_LISTS} more lists`)
  if (texts > 0) named.push(`the beginning of ${count.format(texts)} long ${texts === 1 ? 'text' : 'texts'}`)
  if (others > 0) named.push('not every field')
  const way = 'Narrow the call to see the rest, for example with a filter, a smaller page or a single item.]'
  return `[Cut to fit: this shows ${cut(named.join(', '), limit - way.length - 30)}. ${way}`
}
