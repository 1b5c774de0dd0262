import { EACH, type FieldPath } from './pick-expression'

/** One field of a recorded answer, or of every item of a list in it. */
export interface AnswerField {
  path: FieldPath
  name: string
  /** "text", "list of 3", "object". */
  type: string
  /** The first value that was seen, where it is short. */
  example: string
  fields: AnswerField[]
}

const MAX_DEPTH = 6
const MAX_FIELDS = 100
const ITEMS_READ = 50
const EXAMPLE_CHARACTERS = 40

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return `list of ${value.length}`
  if (value === null) return 'null'
  if (typeof value === 'boolean') return 'yes or no'
  return typeof value === 'string' ? 'text' : typeof value
}

function exampleOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) return ''
  const text = JSON.stringify(value) ?? ''
  return text.length > EXAMPLE_CHARACTERS ? `${text.slice(0, EXAMPLE_CHARACTERS)}…` : text
}

/** The objects whose fields can be picked below a value, and the way to them. */
function below(value: unknown, path: FieldPath): { objects: Record<string, unknown>[]; path: FieldPath } {
  if (isObject(value)) return { objects: [value], path }
  const items = Array.isArray(value) ? value.slice(0, ITEMS_READ).filter(isObject) : []
  return { objects: items, path: [...path, EACH] }
}

/** The fields of a JSON answer, to be picked from: lists show what their items have. */
export function answerFields(value: unknown, path: FieldPath = []): AnswerField[] {
  const { objects, path: here } = below(value, path)
  if (here.length > MAX_DEPTH * 2) return []
  const first = new Map<string, unknown>()
  for (const object of objects) {
    for (const [name, inner] of Object.entries(object)) {
      const known = first.get(name)
      if (name !== '__proto__' && (known === undefined || known === null)) first.set(name, inner)
    }
  }
  return [...first].slice(0, MAX_FIELDS).map(([name, inner]) => ({
    path: [...here, name],
    name,
    type: typeOf(inner),
    example: exampleOf(inner),
    fields: answerFields(inner, [...here, name]),
  }))
}

/** The fields beside the one at `path`. */
export function siblingsOf(fields: AnswerField[], path: FieldPath): FieldPath[] {
  const key = path.join('\n')
  if (fields.some((field) => field.path.join('\n') === key)) {
    return fields.map((field) => field.path).filter((other) => other.join('\n') !== key)
  }
  return fields.flatMap((field) => siblingsOf(field.fields, path))
}
