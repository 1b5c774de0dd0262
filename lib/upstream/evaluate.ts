import { createContext, Script } from 'node:vm'
import { compile } from '@jmespath-community/jmespath'
import { AppError } from '@/lib/errors'
import { newInterpreter, STEP_LIMIT } from './harden-interpreter'
import { measureJson } from './measure-json'

type Expression = ReturnType<typeof compile>

/** How long one expression may hold the process. */
export const EVALUATION_MS = 250
/** Nodes of the expression times characters of the answer that take a few milliseconds at the very most. */
const CHEAP_STEPS = 1_000_000
const KNOWN_LIMIT = 500

/** With these alone every part of the answer is visited once per node of the expression. */
const LINEAR = new Set(['Field', 'Subexpression', 'IndexExpression', 'Index', 'Projection', 'Flatten', 'Identity'])
const LINEAR_MORE = new Set(['Current', 'MultiSelectHash', 'KeyValuePair'])

interface Known {
  expression: Expression
  /** Its nodes, where the time it takes is theirs times the answer's size; else Infinity. */
  steps: number
}

const known = new Map<string, Known>()
const interpreter = newInterpreter()
const context = createContext({ run: () => {} })
const script = new Script('run()')

function countSteps(node: unknown): number {
  if (typeof node !== 'object' || node === null) return 0
  if (Array.isArray(node)) return node.reduce<number>((sum, inner) => sum + countSteps(inner), 0)
  const { type, ...rest } = node as { type: string }
  if (!LINEAR.has(type) && !LINEAR_MORE.has(type)) return Number.POSITIVE_INFINITY
  return 1 + countSteps(Object.values(rest))
}

function read(text: string): Known {
  const found = known.get(text)
  if (found) return found
  const expression = compile(text)
  const made = { expression, steps: countSteps(expression) }
  if (known.size >= KNOWN_LIMIT) known.clear()
  known.set(text, made)
  return made
}

/** Runs `work`, and ends it when the time is up. The watchdog costs some 50 µs. */
function withinTime<T>(work: () => T): T {
  let outcome: { value: T } | undefined
  context.run = () => {
    outcome = { value: work() }
  }
  script.runInContext(context, { timeout: EVALUATION_MS })
  return (outcome as unknown as { value: T }).value
}

/** The watchdog's error comes from the realm of its context: it is no `Error` of ours. */
function isTimeout(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}

function reasonOf(error: unknown): string {
  if (isTimeout(error)) return `it takes longer than ${EVALUATION_MS} ms on this answer`
  if (error instanceof RangeError) return 'it is nested too deeply, or makes too much of the answer'
  return error instanceof Error
    ? error.message.replace(/^(Syntax error|Error):\s*/i, '').replace(/\.+$/, '')
    : 'it cannot be read'
}

function search(text: string, value: unknown, size: number): unknown {
  const { expression, steps } = read(text)
  const run = () => {
    const outcome = interpreter.search(expression, value as never)
    if (measureJson(outcome, STEP_LIMIT) > STEP_LIMIT)
      throw new AppError('too_large', 'it makes too much of the answer')
    return outcome as unknown
  }
  return steps * size <= CHEAP_STEPS ? run() : withinTime(run)
}

/**
 * What a JMESPath expression makes of a JSON value, in at most 250 ms and 10 million characters. Throws an AppError whose message
 * continues "The expression fails: …". `size` is the length of the value as JSON, where the caller knows it.
 */
export function evaluate(expression: string, value: unknown, size = Number.POSITIVE_INFINITY): unknown {
  try {
    return search(expression, value, size)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('invalid_argument', reasonOf(error), { cause: error })
  }
}
