import { TreeInterpreter } from '@jmespath-community/jmespath'
import { AppError } from '@/lib/errors'
import { measureJson } from './measure-json'

export type Interpreter = typeof TreeInterpreter
type Arguments = Parameters<Interpreter['runtime']['callFunction']>[1]

/** Characters, or items of a list, that one step of an expression may make. */
export const STEP_LIMIT = 10_000_000
const PAD_LIMIT = 10_000

function lengthOf(value: unknown): number {
  return typeof value === 'string' || Array.isArray(value) ? value.length : 0
}

/** How much a function is about to make of its arguments. One call of the engine cannot be stopped halfway. */
function growth(name: string, args: Arguments): number {
  const [first, second, third] = args as unknown[]
  switch (name) {
    case 'pad_left':
    case 'pad_right':
      return Number(second) > PAD_LIMIT ? Number.POSITIVE_INFINITY : 0
    case 'replace':
      return (lengthOf(first) + 1) * Math.max(lengthOf(third), 1)
    case 'join':
      return (second as unknown[]).reduce((sum: number, text) => sum + lengthOf(text) + lengthOf(first), 0)
    case 'to_string':
      return typeof first === 'string' ? 0 : measureJson(first, STEP_LIMIT)
    default:
      return 0
  }
}

function refuseGrowth(size: number): void {
  if (size > STEP_LIMIT) throw new AppError('too_large', 'the expression makes too much of the answer')
}

/** The value of a field of its own: a name such as `constructor` finds nothing that is not in the answer. */
function ownField(value: unknown, name: string): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null
  return Object.hasOwn(value, name) ? ((value as Record<string, unknown>)[name] ?? null) : null
}

/** Has an interpreter read only what is in the answer, and refuse steps that would fill the memory before time is up. */
function harden(interpreter: Interpreter): Interpreter {
  const { visit, withScope, runtime } = interpreter
  const call = runtime.callFunction
  interpreter.visit = (node, value) => {
    if ('type' in node && node.type === 'Field') return ownField(value, node.name) as null
    if ('type' in node && node.type === 'Flatten') {
      const list = visit.call(interpreter, node.child, value)
      if (!Array.isArray(list)) return null
      refuseGrowth(list.reduce<number>((sum, inner) => sum + Math.max(lengthOf(inner), 1), 0))
      return list.flat()
    }
    return visit.call(interpreter, node, value)
  }
  interpreter.withScope = (scope) => harden(withScope.call(interpreter, scope))
  runtime.callFunction = (name, args) => {
    const wrong = name === 'join' && !Array.isArray(args[1])
    if (!wrong) refuseGrowth(growth(name, args))
    return call.call(runtime, name, args)
  }
  return interpreter
}

/** A JMESPath interpreter for expressions and answers that are not trusted. */
export function newInterpreter(): Interpreter {
  return harden(new (TreeInterpreter.constructor as new () => Interpreter)())
}
