import type { FoundOperation, ImportChoice, ImportChoices } from '@/lib/definitions/schema'
import type { Edit, Edits, Kind } from './edit'

const HINTS: Record<Kind, { readOnlyHint: boolean; destructiveHint: boolean }> = {
  Read: { readOnlyHint: true, destructiveHint: false },
  Write: { readOnlyHint: false, destructiveHint: false },
  Destructive: { readOnlyHint: false, destructiveHint: true },
}

/** What becomes of a tool whose operation the document has no more. */
export type Fate = 'keep' | 'hide' | 'remove'

function newTool(operation: string, { name, kind, group, hidden }: Edit): ImportChoice {
  return {
    operation,
    ...(name && { name: name.trim() }),
    ...(kind && { annotations: HINTS[kind] }),
    ...(group && { group }),
    ...(hidden && { hidden }),
  }
}

function toChoice({ operation, state }: FoundOperation, edit: Edit = {}): ImportChoice {
  if (state === 'new') return newTool(operation, edit)
  // Nothing is known of how a tool without a memory was edited: taking it means replacing it.
  return { operation, ...((state === 'own' || edit.theirs) && { theirs: true }) }
}

interface Decisions {
  chosen: FoundOperation[]
  edits: Edits
  fates: ReadonlyMap<string, Fate>
  server: { index: number; variables: Record<string, string> } | null
}

/** Everything that was decided on the page, as it is applied. */
export function toChoices({ chosen, edits, fates, server }: Decisions): ImportChoices {
  const withFate = (fate: Fate) => [...fates].filter(([, one]) => one === fate).map(([tool]) => tool)
  return {
    choices: chosen.map((one) => toChoice(one, edits.get(one.operation))),
    hide: withFate('hide'),
    remove: withFate('remove'),
    ...(server && { server: server.index, variables: server.variables }),
  }
}
