import type { FoundImport, FoundOperation } from '@/lib/definitions/schema'

/** `open`: what is still to be decided. */
export const STATE_FILTERS = {
  open: 'To decide',
  new: 'New',
  changed: 'Changed',
  conflict: 'Changed, edited by you',
  unchanged: 'Unchanged',
  own: 'There already',
} as const

export const FACETS = ['tag', 'method', 'kind', 'state'] as const
export type Facet = (typeof FACETS)[number]

/** What is looked for; an empty text is no filter. */
export type Filters = Record<Facet | 'q', string>
export const NO_FILTERS: Filters = { q: '', tag: '', method: '', kind: '', state: '' }

const OPEN = ['new', 'changed', 'conflict']

export interface Searchable {
  found: FoundOperation
  text: string
}

export function toSearchable(found: FoundOperation): Searchable {
  const { tool, method, path, summary, tags } = found
  return { found, text: [tool, method, path, summary, ...tags].join(' ').toLowerCase() }
}

/** What an operation counts as, for each of the filters. */
function valuesOf({ tags, method, kind, state }: FoundOperation, facet: Facet): string[] {
  if (facet === 'tag') return tags
  if (facet === 'method') return [method]
  if (facet === 'kind') return [kind]
  return OPEN.includes(state) ? ['open', state] : [state]
}

function isMatch({ found, text }: Searchable, filters: Filters, words: string[], except?: Facet): boolean {
  if (!words.every((word) => text.includes(word))) return false
  return FACETS.every((facet) => facet === except || !filters[facet] || valuesOf(found, facet).includes(filters[facet]))
}

const wordsOf = ({ q }: Filters) => q.toLowerCase().split(/\s+/).filter(Boolean)

/** The operations that match, in the document's order. */
export function matching(all: Searchable[], filters: Filters): FoundOperation[] {
  const words = wordsOf(filters)
  return all.filter((one) => isMatch(one, filters, words)).map(({ found }) => found)
}

/** Each value of a filter with the number of operations that it and all other filters leave, values without any included. */
export function countFacet(all: Searchable[], filters: Filters, facet: Facet): [value: string, count: number][] {
  const words = wordsOf(filters)
  const counts = new Map<string, number>()
  for (const one of all) {
    const counted = isMatch(one, filters, words, facet) ? 1 : 0
    for (const value of valuesOf(one.found, facet)) counts.set(value, (counts.get(value) ?? 0) + counted)
  }
  return [...counts]
}

/** What an address without filters shows: beside tools that are there, what is to be decided. */
export function defaultFilters(found: FoundImport): Filters {
  const isFirst = found.operations.every(({ state }) => state === 'new' || state === 'impossible')
  return { ...NO_FILTERS, state: isFirst ? '' : 'open' }
}

/** The filters of an address, where `fallback` is what its absence means. */
export function filtersOf(query: Record<string, string | string[] | undefined>, fallback: Filters): Filters {
  const read = (name: Facet | 'q') => (typeof query[name] === 'string' ? query[name].slice(0, 200) : fallback[name])
  return { q: read('q'), tag: read('tag'), method: read('method'), kind: read('kind'), state: read('state') }
}

/** The query of an address that says these filters. */
export function toQuery(filters: Filters, fallback: Filters): string {
  const changed = Object.entries(filters).filter(([name, value]) => value !== fallback[name as Facet])
  return changed.length > 0 ? `?${new URLSearchParams(changed)}` : ''
}
