import type { ConstantPlace } from '@/lib/connectors/schema'
import type { FieldErrors } from '@/lib/errors'
import type { ConstantForm } from './call-form'
import { parseJson } from './parse-json'

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** A constant's value as it is typed: in the body as JSON, with a text that is no JSON as it is; elsewhere as it is sent. */
export function toConstantText(place: ConstantPlace, value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  return place === 'body' && isJson(value) ? JSON.stringify(value) : value
}

/** The value that a typed text means; a message at `path` where JSON is begun and not ended. */
export function toConstantValue(form: ConstantForm, path: string, problems: FieldErrors): unknown {
  const text = form.value.trim()
  if (form.stored !== undefined && toConstantText(form.in, form.stored) === form.value) return form.stored
  if (form.in !== 'body') return /^(0|-?[1-9]\d{0,14})$/.test(text) ? Number(text) : text
  if (text === '' || (!isJson(text) && !/^(["[]|\{(?!\{))/.test(text))) return text
  return parseJson(text, path, problems) ?? null
}
