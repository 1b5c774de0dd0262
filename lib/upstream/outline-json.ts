import { cut } from './limit-text'

const MAX_DEPTH = 4
const MAX_FIELDS = 20
const MAX_CHARACTERS = 1_000

function outline(value: unknown, depth: number): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    return depth >= MAX_DEPTH ? `[${value.length} items]` : `[${value.length} × ${outline(value[0], depth + 1)}]`
  }
  if (typeof value !== 'object') return typeof value
  const entries = Object.entries(value)
  if (depth >= MAX_DEPTH) return `{${entries.length} fields}`
  const shown = entries.slice(0, MAX_FIELDS).map(([key, inner]) => `${key}: ${outline(inner, depth + 1)}`)
  if (entries.length > MAX_FIELDS) shown.push(`${entries.length - MAX_FIELDS} more`)
  return `{${shown.join(', ')}}`
}

/** What a JSON value is made of, without its values: `{items: [20 × {id: string}], total: number}`. */
export function outlineJson(value: unknown): string {
  const text = outline(value, 0)
  return text.length > MAX_CHARACTERS ? `${cut(text, MAX_CHARACTERS)}…` : text
}
