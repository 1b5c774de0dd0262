import { type Change, type ChangeList, type ListedChange, same } from './change'
import { promptChanges, resourceChanges } from './prompt-changes'
import type { ReleaseSnapshot } from './schema'
import { toolChanges } from './tool-changes'

function ownChanges(before: ReleaseSnapshot, after: ReleaseSnapshot): Change[] {
  const changed = (subject: string, sentence: string): Change => ({
    list: 'connector',
    kind: 'changed',
    subject,
    sentence,
    breaking: false,
  })
  const changes: Change[] = []
  if (before.baseUrl !== after.baseUrl) changes.push(changed('baseUrl', `Calls go to ${after.baseUrl}`))
  if (!same([before.name, before.description], [after.name, after.description])) {
    changes.push(changed('name', 'The connector is named or described anew'))
  }
  if (before.instructions !== after.instructions) {
    const sentence = after.instructions
      ? 'Claude gets other server instructions'
      : 'Claude gets the description as server instructions'
    changes.push(changed('instructions', sentence))
  }
  if (!same(before.icons, after.icons)) changes.push(changed('icons', 'The connector has another icon'))
  return changes
}

const inList = (list: ChangeList, changes: ListedChange[]) => changes.map((change): Change => ({ list, ...change }))

/** What publishing `after` would change for Claude, in words. Without a release before, everything is new. */
export function describeChanges(before: ReleaseSnapshot | null, after: ReleaseSnapshot): Change[] {
  return [
    ...(before ? ownChanges(before, after) : []),
    ...inList('tools', toolChanges(before?.tools ?? [], after.tools)),
    ...inList('prompts', promptChanges(before?.prompts ?? [], after.prompts)),
    ...inList('resources', resourceChanges(before?.resources ?? [], after.resources)),
  ]
}
