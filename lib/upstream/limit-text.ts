import { RESULT_CHARACTER_LIMIT } from './schema'

const count = new Intl.NumberFormat('en-US')
/** Room for the note itself. */
const NOTE_CHARACTERS = 200

/** The first `limit` characters, never half a character. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  const end = /[\uD800-\uDBFF]/.test(text.charAt(limit - 1)) ? limit - 1 : limit
  return text.slice(0, end)
}

/** The text as it is, or cut to the limit of one result with a note that says how much is missing. */
export function limitText(text: string, limit = RESULT_CHARACTER_LIMIT): string {
  if (text.length <= limit) return text
  const kept = cut(text, limit - NOTE_CHARACTERS)
  const missing = count.format(text.length - kept.length)
  return `${kept}\n\n[Cut here: ${missing} of ${count.format(text.length)} characters are left out. Narrow the call to see the rest, for example with a filter, a smaller page or a single item.]`
}

/** Why a structured answer of `length` characters cannot be given: cutting it would break its schema. */
export function tooLongSentence(length: number, limit = RESULT_CHARACTER_LIMIT): string {
  return `The API answered with ${count.format(length)} characters. One result may have ${count.format(limit)}. Narrow the call, for example with a filter, a smaller page or a single item.`
}
