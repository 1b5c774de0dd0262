import type { toolKind } from '@/lib/connectors/schema'

/** A tool as the list shows it. */
export interface ToolRow {
  name: string
  title: string
  kind: ReturnType<typeof toolKind>
  method: string
  path: string
  /** '' for none. */
  group: string
  hidden: boolean
  /** Differs from what is live, or is new. Never where nothing is live. */
  changed: boolean
  /** In the last days; null where the connector is not live. */
  calls: number | null
  /** Address of its icon. */
  icon: string | null
}

export const KINDS = ['Read', 'Write', 'Destructive'] as const
export const STATES = ['served', 'hidden', 'changed', 'spare'] as const
type State = (typeof STATES)[number]

/** What the list is narrowed down to; '' does not count. */
export interface ToolFilter {
  q: string
  kind: ToolRow['kind'] | ''
  /** A group's name; '-' stands for those in none. */
  group: string
  state: State | ''
}

type Query = Record<string, string | string[] | undefined>

const one = <T extends string>(value: string, known: readonly T[]): T | '' => known.find((each) => each === value) ?? ''

/** The filter that an address holds. What makes no sense is left out. */
export function toFilter(query: Query): ToolFilter {
  const text = (key: string) => {
    const value = query[key]
    return (Array.isArray(value) ? value[0] : value)?.trim().slice(0, 200) ?? ''
  }
  return { q: text('q'), kind: one(text('kind'), KINDS), group: text('group'), state: one(text('state'), STATES) }
}

export function isFiltered({ q, kind, group, state }: ToolFilter): boolean {
  return [q, kind, group, state].some((value) => value !== '')
}

const SPARE_WORDS = /\b(deprecated|obsolete|legacy|admin\w*|internal|debug|test|health|ping|webhooks?|sandbox|v1)\b/i

/** What most likely is not missed: it names itself so, or nobody calls it though others are called. */
export function isSpare({ name, title, path, hidden, calls }: ToolRow, anyCalled: boolean): boolean {
  if (hidden) return false
  return SPARE_WORDS.test(`${name.replaceAll(/[_-]/g, ' ')} ${title} ${path}`) || (anyCalled && calls === 0)
}

/** The tools that fit the filter. Every word of the search has to be somewhere in name, title, method or path. */
export function filterTools(rows: ToolRow[], { q, kind, group, state }: ToolFilter): ToolRow[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  const anyCalled = rows.some(({ calls }) => (calls ?? 0) > 0)
  const fitsState = (row: ToolRow) => {
    switch (state) {
      case 'served':
        return !row.hidden
      case 'hidden':
        return row.hidden
      case 'changed':
        return row.changed
      case 'spare':
        return isSpare(row, anyCalled)
      default:
        return true
    }
  }
  return rows.filter((row) => {
    const text = `${row.name} ${row.title} ${row.method} ${row.path}`.toLowerCase()
    return (
      words.every((word) => text.includes(word)) &&
      (kind === '' || row.kind === kind) &&
      (group === '' || row.group === (group === '-' ? '' : group)) &&
      fitsState(row)
    )
  })
}
