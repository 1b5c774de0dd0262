import { type Change, same } from './change'
import { promptChanges, resourceChanges } from './prompt-changes'
import type { ReleaseSnapshot } from './schema'
import { toolChanges } from './tool-changes'

function ownChanges(before: ReleaseSnapshot, after: ReleaseSnapshot): Change[] {
  const changed = (subject: string, sentence: string): Change => ({
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

/** What publishing `after` would change for Claude, in words. Without a release before, everything is new. */
export function describeChanges(before: ReleaseSnapshot | null, after: ReleaseSnapshot): Change[] {
  return [
    ...(before ? ownChanges(before, after) : []),
    ...toolChanges(before?.tools ?? [], after.tools),
    ...promptChanges(before?.prompts ?? [], after.prompts),
    ...resourceChanges(before?.resources ?? [], after.resources),
  ]
}
