import { asObject, isObject, own } from './as-object'
import { RefProblem, resolveRefs } from './resolve-refs'

const MOST = 3
const CHARACTERS = 200

function isShort(value: unknown): boolean {
  return value !== undefined && JSON.stringify(value).length <= CHARACTERS
}

function exampleValue(root: unknown, given: unknown): unknown {
  try {
    const example = resolveRefs(root, given).value
    return isObject(example) ? own(example, 'value') : example
  } catch (error) {
    if (error instanceof RefProblem) return undefined
    throw error
  }
}

/** The values of `example` and `examples` beside a schema: of a parameter, its content, or a body. */
export function exampleValues(root: unknown, ...holders: unknown[]): unknown[] {
  return holders.flatMap((holder) => [
    own(holder, 'example') ?? own(holder, 'x-example'),
    ...Object.values(asObject(own(holder, 'examples'))).map((each) => exampleValue(root, each)),
  ])
}

/** The values as the examples of a schema, before its own; those that are long are left out. */
export function withExamples<Schema extends Record<string, unknown>>(schema: Schema, values: unknown[]): Schema {
  const known = Array.isArray(schema.examples) ? schema.examples : []
  const all = [...values, ...known].filter(isShort)
  const examples = [...new Map(all.map((value) => [JSON.stringify(value), value])).values()].slice(0, MOST)
  return examples.length > 0 ? { ...schema, examples } : schema
}
