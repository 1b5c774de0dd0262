import type { FoundOperation, OperationState } from '@/lib/definitions/import-schema'

export const FILTER_KEYS = ['q', 'state', 'tag', 'method', 'path'] as const
/** What is shown of the operations; empty is everything. */
export type Filters = Record<(typeof FILTER_KEYS)[number], string>

/** The states a person tells apart. */
export const STATE_FILTERS: Record<string, { label: string; states: OperationState[] }> = {
  news: { label: 'New and changed', states: ['new', 'changed', 'conflict'] },
  new: { label: 'New', states: ['new'] },
  changed: { label: 'Changed', states: ['changed', 'conflict'] },
  here: { label: 'Here already', states: ['unchanged', 'own'] },
  impossible: { label: 'Cannot be imported', states: ['impossible'] },
}

/** Filters as an address has them; unknown states show everything. */
export function readFilters(query: Record<string, string | string[] | undefined>, state: string): Filters {
  const entries = FILTER_KEYS.map((key) => [key, typeof query[key] === 'string' ? query[key] : ''])
  const filters: Filters = Object.fromEntries(entries)
  return { ...filters, state: query.state === undefined ? state : filters.state }
}

export function toQuery(filters: Filters, state: string): string {
  const given = FILTER_KEYS.filter((key) => (key === 'state' ? filters.state !== state : filters[key] !== ''))
  return new URLSearchParams(given.map((key) => [key, filters[key]])).toString()
}

const segments = (path: string) => path.split('/').filter(Boolean)

/** The beginnings that tell paths apart: what all share, and one segment more. */
export function pathPrefixes(operations: FoundOperation[]): string[] {
  const all = operations.map(({ path }) => segments(path))
  const [first = []] = all
  let shared = 0
  while (shared < first.length - 1 && all.every((one) => one[shared] === first[shared])) shared++
  const prefixes = all.map((one) => `/${one.slice(0, shared + 1).join('/')}`)
  return [...new Set(prefixes)].sort()
}

function isBelow(path: string, prefix: string): boolean {
  const own = segments(path)
  return segments(prefix).every((segment, index) => own[index] === segment)
}

/** Whether an operation is shown; `words` are all looked for, wherever they stand. */
export function isShown(operation: FoundOperation, name: string, filters: Filters): boolean {
  const { state, tag, method, path, q } = filters
  const states = STATE_FILTERS[state]?.states
  if (states && !states.includes(operation.state)) return false
  if (tag && !operation.tags.includes(tag)) return false
  if (method && operation.method !== method) return false
  if (path && !isBelow(operation.path, path)) return false
  if (q.trim() === '') return true
  const text = `${name} ${operation.operation} ${operation.summary} ${operation.tags.join(' ')}`.toLowerCase()
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
