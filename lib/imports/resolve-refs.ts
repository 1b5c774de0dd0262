import { isObject, own } from './as-object'

/** Something of the document, and where it stands when a `$ref` led there. */
export interface Resolved {
  value: unknown
  /** The last `$ref` followed, e.g. `#/components/schemas/Pet`; null for a value in place. */
  pointer: string | null
}

/** Why a `$ref` leads nowhere; the message ends a sentence about what holds it. */
export class RefProblem extends Error {}

const MAX_STEPS = 20

function decodeStep(step: string): string {
  try {
    return decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')
  } catch (error) {
    if (error instanceof URIError) return step
    throw error
  }
}

function follow(root: unknown, pointer: string): unknown {
  const steps = pointer.slice(1).split('/').slice(1).map(decodeStep)
  let at: unknown = root
  for (const step of steps) at = Array.isArray(at) ? at[Number(step)] : own(at, step)
  return at
}

/** The value itself, after every `$ref` of the document is followed. Other documents are never fetched: that is a RefProblem. */
export function resolveRefs(root: unknown, value: unknown): Resolved {
  let found: Resolved = { value, pointer: null }
  for (let step = 0; step < MAX_STEPS; step++) {
    const ref = own(found.value, '$ref')
    if (typeof ref !== 'string') return found
    if (!/^#(\/|$)/.test(ref))
      throw new RefProblem(`points to another document (${ref.slice(0, 80)}), which is not read`)
    const target = follow(root, ref)
    if (target === undefined) throw new RefProblem(`points to ${ref.slice(0, 80)}, which the document does not have`)
    found = { value: target, pointer: ref }
  }
  throw new RefProblem('points to itself')
}

/** The object a value stands for; a RefProblem where it leads to none. */
export function resolveObject(root: unknown, value: unknown): Record<string, unknown> {
  const resolved = resolveRefs(root, value).value
  if (!isObject(resolved)) throw new RefProblem('is no object')
  return resolved
}
