import { isPlainPattern, patternProblem } from '@/lib/connectors'

/**
 * What is wrong with a document's pattern. Only plain ones are taken: to judge the others takes up to a second each, and what time
 * decides differs from one import to the next.
 */
export function quickPatternProblem(pattern: string): string | null {
  return isPlainPattern(pattern) ? patternProblem(pattern) : 'It is not plain'
}
