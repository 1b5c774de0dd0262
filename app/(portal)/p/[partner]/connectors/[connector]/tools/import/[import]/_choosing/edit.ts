import type { FoundOperation } from '@/lib/definitions/schema'

export type Kind = FoundOperation['kind']

/** What was decided about one operation beside taking it. */
export interface Edit {
  name?: string
  kind?: Kind
  group?: string
  hidden?: boolean
  /** The document's side as a whole, edits given up. */
  theirs?: boolean
  /** Why a bulk edit passed it by. */
  refusal?: string
}

/** By the operation they are about. */
export type Edits = ReadonlyMap<string, Edit>

/** The edits with `patch` made to each of the operations; a patch without anything leaves the map as it is. */
export function withEdit(edits: Edits, operations: Iterable<string>, patch: (operation: string) => Edit | null): Edits {
  const next = new Map(edits)
  for (const operation of operations) {
    const change = patch(operation)
    if (change) next.set(operation, { ...next.get(operation), refusal: undefined, ...change } as Edit)
  }
  return next
}

/** Whether taking it does something. */
export function canTake({ state }: FoundOperation): boolean {
  return state !== 'unchanged' && state !== 'impossible'
}

/** What is taken without a word from the partner: the proposal, and what the document changed. */
export function proposedOperations(operations: FoundOperation[]): Set<string> {
  const isProposed = ({ state, proposed, differences }: FoundOperation) =>
    state === 'new' ? proposed : state === 'changed' || (state === 'conflict' && differences.some(({ taken }) => taken))
  return new Set(operations.filter(isProposed).map(({ operation }) => operation))
}
