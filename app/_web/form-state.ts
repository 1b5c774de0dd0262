import type { FieldErrors } from '@/lib/errors'

/** What a form shows after it was sent: what was typed, what is wrong with it, and what came of it. */
export interface FormState<Result = unknown> {
  values: Record<string, string>
  errors: FieldErrors
  /** About the form as a whole. */
  message?: string
  result?: Result
}

export const EMPTY_FORM: FormState<never> = { values: {}, errors: {} }
