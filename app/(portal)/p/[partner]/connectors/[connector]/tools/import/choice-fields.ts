import { z } from 'zod'
import { ImportChoices } from '@/lib/definitions/import-schema'

/** The badges a person can give instead of the proposed one, as annotations. */
const KINDS: Record<string, { readOnlyHint: boolean; destructiveHint: boolean }> = {
  Read: { readOnlyHint: true, destructiveHint: false },
  Write: { readOnlyHint: false, destructiveHint: false },
  Destructive: { readOnlyHint: false, destructiveHint: true },
}

/** The field of one operation: a plain form has no lists. */
export const choiceField = (what: 'choose' | 'name' | 'kind' | 'group' | 'hidden' | 'theirs', operation: string) =>
  `${what}.${operation}`
export const goneField = (tool: string) => `gone.${tool}`
export const variableField = (name: string) => `variable.${name}`

const named = (form: Record<string, unknown>, prefix: string) =>
  Object.entries(form).flatMap(([key, value]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), value]] : []))

function toChoice(form: Record<string, unknown>, operation: string) {
  const said = (what: Parameters<typeof choiceField>[0]) => form[choiceField(what, operation)]
  return {
    operation,
    name: said('name'),
    annotations: KINDS[String(said('kind'))],
    group: said('group') || undefined,
    hidden: said('hidden') ? true : undefined,
    theirs: said('theirs') ? true : undefined,
  }
}

/** The chooser's form as choices, with problems at its fields. */
export const ChoiceForm = z.record(z.string(), z.unknown()).transform((form, context): ImportChoices => {
  const operations = named(form, 'choose.').map(([operation]) => String(operation))
  const gone = (what: string) => named(form, 'gone.').flatMap(([tool, choice]) => (choice === what ? [tool] : []))
  const parsed = ImportChoices.safeParse({
    choices: operations.map((operation) => toChoice(form, operation)),
    server: form.server === undefined ? undefined : Number(form.server),
    variables: Object.fromEntries(named(form, 'variable.').filter(([, value]) => value !== '')),
    hide: gone('hide'),
    remove: gone('remove'),
  })
  if (parsed.success) return parsed.data
  for (const { message, path } of parsed.error.issues) {
    const operation = path[0] === 'choices' ? operations[Number(path[1])] : undefined
    context.addIssue({ code: 'custom', message, path: operation ? [choiceField('name', operation)] : [] })
  }
  return z.NEVER
})
