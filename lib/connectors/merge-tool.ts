import { isDeepStrictEqual } from 'node:util'
import type { Parameter, ToolDefinition } from './schema'

/** What documents speak of. Name, former names, group and the like are the partner's alone. */
const FIELDS = [
  'title',
  'description',
  'method',
  'path',
  'bodyEncoding',
  'contentType',
  'inputSchema',
  'outputSchema',
  'constants',
  'bodyTemplate',
] as const

export interface MergedTool {
  tool: ToolDefinition
  /** What the document changed and is taken: `description`, `parameters.limit`. */
  taken: string[]
  /** What the document changed and the partner had edited; the edit stays. */
  kept: string[]
}

type Sides<T> = { base: T; mine: T; theirs: T }

/** As it would come out of a file: without absent keys, whatever the order of the rest. */
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))

export function sameValue(left: unknown, right: unknown): boolean {
  return isDeepStrictEqual(plain(left), plain(right))
}

/** Three-way: what only the document changed is taken; where both changed it, the partner's edit stays. */
function choose<T>({ base, mine, theirs }: Sides<T>): { value: T; outcome: 'same' | 'taken' | 'kept' } {
  if (sameValue(base, theirs) || sameValue(mine, theirs)) return { value: mine, outcome: 'same' }
  return sameValue(base, mine) ? { value: theirs, outcome: 'taken' } : { value: mine, outcome: 'kept' }
}

class Merge {
  readonly taken: string[] = []
  readonly kept: string[] = []

  field<T>(path: string, sides: Sides<T>): T {
    const { value, outcome } = choose(sides)
    if (outcome !== 'same') this[outcome].push(path)
    return value
  }

  /** Key by key; keys that one side lacks are absent values. */
  object<T extends object>(path: string, { base, mine, theirs }: Sides<T>, keys: (keyof T & string)[]): T {
    const merged = { ...mine }
    for (const key of keys) {
      const sides = { base: base[key], mine: mine[key], theirs: theirs[key] }
      const value = this.field(path ? `${path}.${key}` : key, sides)
      if (value === undefined) delete merged[key]
      else merged[key] = value
    }
    return merged
  }
}

/** A parameter is the same one as long as it goes to the same place of the request. */
const wireKey = ({ in: place, name, sendAs }: Parameter) => `${place} ${sendAs ?? name}`
const PARAMETER_FIELDS = [
  'required',
  'description',
  'schema',
  'style',
  'explode',
  'allowReserved',
  'wholeBody',
  'contentType',
] as const

function mergeParameters(merge: Merge, { base, mine, theirs }: Sides<Parameter[]>): Parameter[] {
  const before = new Map(base.map((parameter) => [wireKey(parameter), parameter]))
  const now = new Map(theirs.map((parameter) => [wireKey(parameter), parameter]))
  const own = new Set(mine.map(wireKey))
  const stay = mine.flatMap((parameter) => {
    const [was, is] = [before.get(wireKey(parameter)), now.get(wireKey(parameter))]
    const path = `parameters.${parameter.name}`
    if (was && is) {
      return [merge.object(path, { base: was, mine: parameter, theirs: is }, [...PARAMETER_FIELDS])]
    }
    if (!was) return [is ? merge.field(path, { base: undefined, mine: parameter, theirs: is }) : parameter]
    // The document has it no more. What was edited, somebody wants.
    const left = merge.field<Parameter | undefined>(path, { base: was, mine: parameter, theirs: undefined })
    return left ? [left] : []
  })
  const added = theirs.filter((parameter) => !before.has(wireKey(parameter)) && !own.has(wireKey(parameter)))
  merge.taken.push(...added.map(({ name }) => `parameters.${name}`))
  return [...stay, ...added].filter((parameter): parameter is Parameter => parameter !== undefined)
}

/**
 * The partner's tool brought up to a document that has changed: `base` is what an earlier import made, `theirs` what one makes
 * now. What the partner did not touch follows the document.
 */
export function mergeTool({ base, mine, theirs }: Sides<ToolDefinition>): MergedTool {
  const merge = new Merge()
  const fields = merge.object('', { base, mine, theirs }, [...FIELDS])
  const annotations = merge.object(
    'annotations',
    { base: base.annotations, mine: mine.annotations, theirs: theirs.annotations },
    ['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint'],
  )
  const parameters = mergeParameters(merge, {
    base: base.parameters,
    mine: mine.parameters,
    theirs: theirs.parameters,
  })
  return { tool: { ...fields, annotations, parameters }, taken: merge.taken, kept: merge.kept }
}
