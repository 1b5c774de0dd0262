import { patternProblem } from '@/lib/connectors'
import type { SchemaContext } from './schema-context'

/** Others wait meanwhile. */
const ONE_MS = 60
/** For all patterns of one document: a few hundred hard ones would take minutes. */
const ALL_MS = 2_000

/** What is wrong with a document's pattern, told fast: what takes long to judge counts as slow, and so does all once the time is up. */
export function quickPatternProblem(context: SchemaContext, pattern: string): string | null {
  const started = performance.now()
  const problem = context.patternMs > ALL_MS ? patternProblem(pattern, 1) : patternProblem(pattern, ONE_MS)
  context.patternMs += performance.now() - started
  return problem
}
