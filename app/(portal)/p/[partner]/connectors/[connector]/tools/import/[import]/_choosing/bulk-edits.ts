import type { FoundOperation } from '@/lib/definitions/schema'
import { type Edits, withEdit } from './edit'
import { excess, nameOf, tooLong } from './name-problems'

const GROUP_CHARACTERS = 60

/** How many of the names get too long with this prefix. */
export function countTooLong(chosen: FoundOperation[], edits: Edits, prefix: string, room: number): number {
  return chosen.filter((one) => excess(prefix + nameOf(one, edits), room) > 0).length
}

/** The prefix before each name that has room for it; the others say why they stay. */
export function withPrefix(chosen: FoundOperation[], edits: Edits, prefix: string, room: number): Edits {
  const byKey = new Map(chosen.map((one) => [one.operation, one]))
  return withEdit(edits, byKey.keys(), (operation) => {
    const one = byKey.get(operation)
    if (!one) return null
    const name = prefix + nameOf(one, edits)
    const over = excess(name, room)
    return over > 0 ? { refusal: `Without the prefix: ${name} is ${tooLong(over)}` } : { name }
  })
}

/** Each under the first tag it has in the document; what has none stays as it is. */
export function withTagGroups(chosen: FoundOperation[], edits: Edits): Edits {
  const tags = new Map(chosen.map(({ operation, tags: [tag = ''] }) => [operation, tag.slice(0, GROUP_CHARACTERS)]))
  return withEdit(edits, tags.keys(), (operation) => {
    const group = tags.get(operation)
    return group ? { group } : null
  })
}
