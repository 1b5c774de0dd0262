import type { FoundImport, FoundOperation } from '@/lib/definitions/import-schema'

/** What a person makes of one operation. */
export interface Choice {
  chosen: boolean
  name: string
  kind: FoundOperation['kind']
  group: string
  hidden: boolean
  /** The document's side as a whole, edits given up. */
  theirs: boolean
}

export type Choices = ReadonlyMap<string, Choice>

/** Whether tools of an earlier import are there. */
export function isAgain({ operations, gone }: FoundImport): boolean {
  return gone.length > 0 || operations.some(({ state }) => !['new', 'impossible', 'own'].includes(state))
}

/** A first import starts with what is proposed; a later one with what changed in the document. */
export function initialChoices(found: FoundImport): Choices {
  const again = isAgain(found)
  return new Map(
    found.operations.map(({ operation, tool, kind, proposed, state }) => [
      operation,
      {
        chosen: again ? state === 'changed' || state === 'conflict' : state === 'new' && proposed,
        name: tool,
        kind,
        group: '',
        hidden: false,
        theirs: false,
      },
    ]),
  )
}

/** The same choices, with `change` made to those operations. */
export function changed(choices: Choices, operations: string[], change: (choice: Choice) => Partial<Choice>): Choices {
  const next = new Map(choices)
  for (const operation of operations) {
    const choice = next.get(operation)
    if (choice) next.set(operation, { ...choice, ...change(choice) })
  }
  return next
}

/** What is wrong with the names of the chosen new tools, by operation. */
export function nameProblems(
  choices: Choices,
  operations: FoundOperation[],
  { room, taken }: { room: number; taken: ReadonlySet<string> },
): Map<string, string> {
  const chosen = operations.flatMap(({ operation, state }) => {
    const choice = choices.get(operation)
    return state === 'new' && choice?.chosen ? [{ operation, name: choice.name.trim() }] : []
  })
  const counts = new Map<string, number>()
  for (const { name } of chosen) counts.set(name, (counts.get(name) ?? 0) + 1)
  const problem = (name: string): string | null => {
    if (name === '') return 'A tool needs a name'
    if (!/^[a-zA-Z0-9_-]+$/.test(name)) return 'Use letters, digits, underscores and hyphens'
    if (name.length > room) return `${name.length - room} too many: ${room} characters fit`
    if (taken.has(name)) return `This connector has a tool called "${name}"`
    return (counts.get(name) ?? 0) > 1 ? `Two chosen tools are called "${name}"` : null
  }
  return new Map(
    chosen.flatMap(({ operation, name }) => {
      const found = problem(name)
      return found ? [[operation, found]] : []
    }),
  )
}

/** `get_order` with `shop`: "shop_get_order"; replacing: the part before the first underscore gives way. */
export function withPrefix(name: string, prefix: string, mode: 'add' | 'replace'): string {
  const rest = mode === 'replace' ? name.slice(name.indexOf('_') + 1) : name
  return prefix === '' ? rest : `${prefix.replace(/_+$/, '')}_${rest}`
}
