import { compile } from '@jmespath-community/jmespath'

/** What is wrong with a JMESPath expression, or null when it can be used. */
export function expressionProblem(expression: string): string | null {
  try {
    compile(expression)
    return null
  } catch (error) {
    return `The expression cannot be read: ${error instanceof Error ? error.message : 'it is no JMESPath'}`
  }
}
