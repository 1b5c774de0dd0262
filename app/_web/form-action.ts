import { randomUUID } from 'node:crypto'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { AppError, fieldErrors } from '@/lib/errors'
import type { Member } from '@/lib/partners/schema'
import type { FormState } from './form-state'
import { requireMember } from './session'

/** Fields that are never sent back to the page. */
const SECRET_FIELDS = new Set(['password', 'value'])

function typedValues(form: FormData): Record<string, string> {
  const entries = [...form].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !entry[0].startsWith('$ACTION'),
  )
  return Object.fromEntries(entries.filter(([name]) => !SECRET_FIELDS.has(name)))
}

function formFields(form: FormData): Record<string, FormDataEntryValue> {
  return Object.fromEntries([...form].filter(([name]) => !name.startsWith('$ACTION')))
}

/** What a failure says on the form. A bug is logged with the reference it shows. */
export function formFailure(error: unknown): Pick<FormState, 'errors' | 'message'> {
  unstable_rethrow(error)
  if (error instanceof AppError) return error.fields ? { errors: error.fields } : { errors: {}, message: error.message }
  const reference = randomUUID().slice(0, 8)
  console.error(`form ${reference}`, error)
  return { errors: {}, message: `Something failed on our side. Nothing was changed. Reference: ${reference}` }
}

/** A form's way in: parses it with `schema`, runs one verb, and answers with errors by field and everything typed kept. */
export function formAction<Schema extends z.ZodType, Result>(
  schema: Schema,
  run: (input: z.output<Schema>) => Promise<Result>,
) {
  return async (_previous: FormState<Result>, form: FormData): Promise<FormState<Result>> => {
    const values = typedValues(form)
    const parsed = schema.safeParse(formFields(form))
    if (!parsed.success) return { values, errors: fieldErrors(parsed.error) }
    try {
      return { values: {}, errors: {}, result: await run(parsed.data) }
    } catch (error) {
      return { values, ...formFailure(error) }
    }
  }
}

/** Where a form stands: the partner in its URL, and what else names its subject. */
export type Place = { partner: string } & Record<string, string>

/** `formAction` for members: `place` is bound by the page, and membership is checked before anything is read. */
export function memberAction<Schema extends z.ZodType, Result, P extends Place>(
  schema: Schema,
  run: (member: Member, input: z.output<Schema>, place: P) => Promise<Result>,
) {
  return async (place: P, previous: FormState<Result>, form: FormData): Promise<FormState<Result>> => {
    const member = await requireMember(place.partner)
    return formAction(schema, (input) => run(member, input, place))(previous, form)
  }
}
