/** One place that differs, as text on both sides; null where there is nothing on that side. */
export interface ChangeRow {
  path: string
  before: string | null
  after: string | null
}

export const ROW_LIMIT = 40

type Json = Record<string, unknown>

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function asText(value: unknown): string | null {
  if (value === undefined || value === null) return null
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1)
}

/** The leaves of both sides by their dotted paths. */
function collect(path: string, before: unknown, after: unknown, rows: ChangeRow[]): void {
  const [left, right] = [isObject(before) ? before : {}, isObject(after) ? after : {}]
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])]
  const open = keys.length > 0 && [before, after].every((side) => side === undefined || isObject(side))
  if (!open) {
    const row = { path, before: asText(before), after: asText(after) }
    if (row.before !== row.after) rows.push(row)
    return
  }
  for (const key of keys) collect(path ? `${path}.${key}` : key, left[key], right[key], rows)
}

/** What an entry's detail shows as before and after. An entry of any event, known or not, has some or none. */
export function changeRows({ before, after }: Json): { rows: ChangeRow[]; more: number } {
  const rows: ChangeRow[] = []
  if (before !== undefined || after !== undefined) collect('', before, after, rows)
  return { rows: rows.slice(0, ROW_LIMIT), more: Math.max(0, rows.length - ROW_LIMIT) }
}

const FACT_CHARACTERS = 300

function shorten(text: string): string {
  return text.length > FACT_CHARACTERS ? `${text.slice(0, FACT_CHARACTERS)}…` : text
}

/** What else an entry says, as words: "release: 3". */
export function factsOf({ before: _before, after: _after, ...facts }: Json): string[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return []
    const text = Array.isArray(value) ? value.map((each) => asText(each) ?? '').join('. ') : (asText(value) ?? '')
    return [`${name.replaceAll('_', ' ')}: ${shorten(text.replaceAll('`', ''))}`]
  })
}
