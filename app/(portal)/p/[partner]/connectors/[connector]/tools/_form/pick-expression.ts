/** The way to a field of an answer: names, and `[]` for every item of a list. */
export type FieldPath = string[]

export const EACH = '[]'

/** What is picked, as a tree; an empty map is a field that is taken whole. */
type Picked = Map<string, Picked>

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/

const spell = (name: string) => (NAME.test(name) ? name : JSON.stringify(name))
const isWithin = (path: FieldPath, outer: FieldPath) => outer.every((step, index) => path[index] === step)
const same = (left: FieldPath, right: FieldPath) => left.length === right.length && isWithin(left, right)

function toTree(paths: FieldPath[]): Picked {
  const root: Picked = new Map()
  for (const path of paths) {
    let at = root
    for (const step of path) {
      const next: Picked = at.get(step) ?? new Map()
      at.set(step, next)
      at = next
    }
  }
  return root
}

function renderHash(picked: Picked): string {
  return `{${[...picked].map(([name, inner]) => `${spell(name)}: ${spell(name)}${renderRest(inner)}`).join(', ')}}`
}

function renderRest(picked: Picked): string {
  if (picked.size === 0) return ''
  const items = picked.get(EACH)
  return items ? `[].${renderHash(items)}` : `.${renderHash(picked)}`
}

/** The JMESPath expression that gives the picked fields in the shape of the answer; '' where none is picked. */
export function buildExpression(paths: FieldPath[]): string {
  if (paths.length === 0) return ''
  const tree = toTree(paths)
  const items = tree.get(EACH)
  return items ? `[].${renderHash(items)}` : renderHash(tree)
}

/** Reads what `buildExpression` writes, and nothing else. */
class Reader {
  private at = 0
  constructor(private readonly text: string) {}

  /** Whether `expected` comes next; white space around it does not matter. */
  take(expected: string): boolean {
    this.skip()
    if (!this.text.startsWith(expected, this.at)) return false
    this.at += expected.length
    return true
  }

  name(): string | null {
    this.skip()
    const [found] = /^(?:[A-Za-z_][A-Za-z0-9_]*|"(?:[^"\\]|\\.)*")/.exec(this.text.slice(this.at)) ?? []
    if (found === undefined) return null
    this.at += found.length
    try {
      return found.startsWith('"') ? JSON.parse(found) : found
    } catch {
      return null
    }
  }

  atEnd(): boolean {
    this.skip()
    return this.at === this.text.length
  }

  private skip(): void {
    while (/\s/.test(this.text.charAt(this.at))) this.at++
  }
}

function readHash(reader: Reader, before: FieldPath, found: FieldPath[]): boolean {
  if (!reader.take('{')) return false
  do {
    const key = reader.name()
    if (key === null || !reader.take(':') || reader.name() !== key) return false
    const path = [...before, key]
    const items = reader.take('[].')
    if (items || reader.take('.')) {
      if (!readHash(reader, items ? [...path, EACH] : path, found)) return false
    } else found.push(path)
  } while (reader.take(','))
  return reader.take('}')
}

/** The fields that an expression of the picker's own takes; null for one that is written by hand. */
export function readPicks(expression: string): FieldPath[] | null {
  if (expression.trim() === '') return []
  const reader = new Reader(expression)
  const found: FieldPath[] = []
  const items = reader.take('[].')
  return readHash(reader, items ? [EACH] : [], found) && reader.atEnd() ? found : null
}

export type PickState = 'all' | 'some' | 'none'

/** How much of the field at `path` is picked. */
export function pickState(picks: FieldPath[], path: FieldPath): PickState {
  if (picks.some((pick) => isWithin(path, pick))) return 'all'
  return picks.some((pick) => isWithin(pick, path)) ? 'some' : 'none'
}

/**
 * Picks the field, or takes it away where it was picked. `siblings` gives the fields beside a path: where a whole object is picked and
 * one of its fields goes, the others stay.
 */
export function togglePick(
  picks: FieldPath[],
  path: FieldPath,
  siblings: (path: FieldPath) => FieldPath[],
): FieldPath[] {
  const without = picks.filter((pick) => !isWithin(pick, path))
  const whole = picks.find((pick) => isWithin(path, pick))
  if (!whole) return [...without, path]
  if (same(whole, path)) return without
  // From the whole down to the field: what stands beside each step is kept.
  const rest = picks.filter((pick) => pick !== whole)
  const steps = path.slice(whole.length).map((_, index) => path.slice(0, whole.length + index + 1))
  const beside = steps.filter((step) => step.at(-1) !== EACH).flatMap((step) => siblings(step))
  return [...rest, ...beside]
}
