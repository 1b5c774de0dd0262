import type { Change } from './change'
import { type ChangeDetail, changeDetails } from './change-details'
import { describeChanges } from './describe-changes'
import type { ReleaseSnapshot } from './schema'

/** A change in words, with what is seen before and after it. */
export interface Explained extends Change {
  details: ChangeDetail[]
}

/** What `describeChanges` tells, each with its before and after. Without a release before there is nothing to compare. */
export function explainChanges(before: ReleaseSnapshot | null, after: ReleaseSnapshot): Explained[] {
  return describeChanges(before, after).map((change) => ({
    ...change,
    details: before ? changeDetails(change, before, after) : [],
  }))
}
