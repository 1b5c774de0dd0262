import { compile, isRegistered, tokenize } from '@jmespath-community/jmespath'

interface Token {
  type: string
  value: unknown
  start: number
}

/** What compiling says, or null. */
function complaint(text: string): string | null {
  try {
    compile(text)
    return null
  } catch (error) {
    if (error instanceof RangeError) return 'nested too deeply'
    return error instanceof Error ? error.message : 'unreadable'
  }
}

function tokensOf(text: string): Token[] {
  try {
    return tokenize(text) as Token[]
  } catch {
    return []
  }
}

/** The first token after which compiling fails as it does for the whole; the parser itself names no place. */
function failingToken(text: string, message: string): { start: number; spelled: string } | null {
  const tokens = tokensOf(text).filter(({ type }) => type !== 'EOF')
  for (const [index, token] of tokens.entries()) {
    const end = tokens[index + 1]?.start ?? text.length
    if (complaint(text.slice(0, end)) === message) {
      return { start: token.start, spelled: text.slice(token.start, end).trim().slice(0, 20) }
    }
  }
  return null
}

function syntaxProblem(text: string, message: string): string {
  if (message === 'nested too deeply') return 'The expression is nested too deeply'
  if (/\bEOF\b/.test(message)) return 'The expression ends too early. Close what it opens.'
  const unknown = /unknown character:?\s*(.+)$/i.exec(message)?.[1]
  if (unknown) return `The character ${unknown} has no place in an expression`
  const token = failingToken(text, message)
  if (!token) return `The expression cannot be read: ${message.replace(/^Syntax error:\s*/i, '')}`
  return `"${token.spelled}" at character ${token.start + 1} is not expected there`
}

/** Every node of a compiled expression. */
function* nodesOf(node: unknown): Generator<Record<string, unknown>> {
  if (typeof node !== 'object' || node === null) return
  if (!Array.isArray(node)) yield node as Record<string, unknown>
  for (const inner of Object.values(node)) yield* nodesOf(inner)
}

function meaningProblem(text: string): string | null {
  for (const { type, name } of nodesOf(compile(text))) {
    if (type === 'Function' && !isRegistered(name as never)) return `There is no function called "${name}"`
    if (type === 'KeyValuePair' && name === '__proto__') return 'A field of the result cannot be called __proto__'
  }
  return null
}

/** What is wrong with a JMESPath expression, and where; null when it can be used. Runs nothing. */
export function expressionProblem(text: string): string | null {
  const message = complaint(text)
  return message === null ? meaningProblem(text) : syntaxProblem(text, message)
}
