/** Where a change is: in the connector's own fields, or in one of its lists. */
export type ChangeList = 'connector' | 'tools' | 'prompts' | 'resources'

export interface Change {
  list: ChangeList
  kind: 'added' | 'removed' | 'changed'
  /** The name of the tool or prompt, the resource's address, or the connector's field. */
  subject: string
  /** One sentence about what Claude will see. */
  sentence: string
  /** What worked for Claude, or for a skill or a saved conversation, can fail or surprise from then on. */
  breaking: boolean
  /** The new tool that makes the request of the one that is removed. */
  renamedTo?: string
  /** What the subject was called before, where it still answers to that. */
  was?: string
  /** The list as a whole is in another order. */
  isOrder?: true
}

/** A change before it is said which list it is in. */
export type ListedChange = Omit<Change, 'list'>

/** One thing to say about what stays under its name. */
export interface Remark {
  text: string
  breaking?: boolean
}

export const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right)

/** The names as code, joined as in a sentence. */
export function inWords(names: string[]): string {
  const quoted = names.map((name) => `\`${name}\``)
  if (quoted.length < 3) return quoted.join(' and ')
  return `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`
}

/** A change of `subject` that says all `remarks`. */
export function changeOf(subject: string, name: string, remarks: Remark[]): ListedChange {
  return {
    kind: 'changed',
    subject,
    sentence: `\`${name}\` ${remarks.map(({ text }) => text).join(', ')}`,
    breaking: remarks.some(({ breaking }) => breaking === true),
  }
}

/** Said where what both lists have comes in another order. */
export function orderChange(subject: string, before: string[], after: string[]): ListedChange[] {
  const kept = after.filter((name) => before.includes(name))
  if (
    same(
      before.filter((name) => after.includes(name)),
      kept,
    )
  )
    return []
  return [{ kind: 'changed', subject, sentence: `The ${subject} are in another order`, breaking: false, isOrder: true }]
}
