import type { ListedOperation } from './import-openapi'
import { mainOperations } from './main-operations'
import { type LeftOperation, selectionRules } from './selection-rules'

/** Claude chooses well among this many tools. */
export const SELECTION_LIMIT = 15

export interface ProposedSelection {
  /** Operations by key, in the order of the document. */
  selected: string[]
  left: LeftOperation[]
}

function restOf({ operation, method }: ListedOperation): LeftOperation {
  return method === 'DELETE'
    ? { operation, reason: 'delete', sentence: 'It deletes. Add it where Claude should be able to.' }
    : {
        operation,
        reason: 'minor',
        sentence: `It is further from what the API is mainly about than the ${SELECTION_LIMIT} proposed.`,
      }
}

/**
 * Which of a document's operations to make tools of: all but deprecated ones where they are few; else the reads and common
 * writes of the main things. Everything else is listed with a reason. The same list gives the same proposal.
 */
export function proposeSelection(operations: ListedOperation[]): ProposedSelection {
  const isSmall = operations.length <= SELECTION_LIMIT
  const rules = selectionRules(operations).filter(([reason]) => !isSmall || reason === 'deprecated')
  const left = new Map<string, LeftOperation>()
  for (const listed of operations) {
    for (const [reason, rule] of rules) {
      const sentence = left.has(listed.operation) ? null : rule(listed)
      if (sentence) left.set(listed.operation, { operation: listed.operation, reason, sentence })
    }
  }
  const rest = operations.filter(({ operation }) => !left.has(operation))
  const main = mainOperations(rest, SELECTION_LIMIT)
  for (const listed of rest) if (!main.has(listed.operation)) left.set(listed.operation, restOf(listed))
  return {
    selected: operations.map(({ operation }) => operation).filter((operation) => !left.has(operation)),
    left: operations.flatMap(({ operation }) => left.get(operation) ?? []),
  }
}
