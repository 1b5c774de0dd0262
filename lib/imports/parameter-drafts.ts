import type { JsonSchema, Parameter } from '@/lib/connectors/schema'
import { toSnake } from './name-words'
import { unused } from './template-path'
import { cutText, toPlainText } from './to-plain-text'

/** A parameter before it has a name that Claude takes. `wireName` is the name the API knows. */
export type ParameterDraft = Omit<Parameter, 'name' | 'sendAs'> & { wireName: string }

const SAFE_NAME = /^[a-zA-Z0-9_.-]{1,64}$/
const MAX_NAME = 60

/** As it is where Claude takes it; else its words. `__proto__` and its like name what every object has. */
function safeName(wireName: string, place: string): string {
  if (SAFE_NAME.test(wireName) && !(wireName in {})) return wireName
  return toSnake(wireName).slice(0, MAX_NAME) || place
}

/** The drafts with names that are safe and differ; one that is taken gets its place before it, as in `body_id`. */
export function nameParameters(drafts: ParameterDraft[]): Parameter[] {
  const used = new Set<string>()
  return drafts.map(({ wireName, ...draft }) => {
    const wanted = safeName(wireName, draft.in)
    const free = used.has(wanted) ? `${draft.in}_${wanted}`.slice(0, MAX_NAME) : wanted
    const name = unused(free, used)
    return { name, ...draft, ...(name !== wireName && !draft.wholeBody && { sendAs: wireName }) }
  })
}

/** The description of a parameter, from wherever it is given, and the schema without its own. */
export function splitDescription(schema: JsonSchema, given: string): { schema: JsonSchema; description: string } {
  const { description, ...rest } = schema
  const text = given || (typeof description === 'string' ? description : '')
  return { schema: rest, description: cutText(toPlainText(text), 600) }
}
