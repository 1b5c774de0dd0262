import type { ResultShape } from '@/lib/connectors/schema'
import type { FieldErrors } from '@/lib/errors'

/** What Claude gets of the answer, as it is typed. */
export interface ResultForm {
  expression: string
  tokens: string
}

export function toResultForm(result: ResultShape | undefined): ResultForm {
  return { expression: result?.expression ?? '', tokens: result?.tokens === undefined ? '' : String(result.tokens) }
}

/** The same as a definition has it; undefined where nothing is said. */
export function toResultShape(form: ResultForm, problems: FieldErrors): ResultShape | undefined {
  const expression = form.expression.trim()
  const typed = form.tokens.trim().replaceAll(',', '')
  const tokens = Number(typed)
  if (typed !== '' && !Number.isFinite(tokens)) problems['result.tokens'] = `"${form.tokens.trim()}" is no number`
  const limited = typed !== '' && Number.isFinite(tokens)
  if (!expression && !limited) return undefined
  return { ...(expression && { expression }), ...(limited && { tokens }) }
}
