import { textPieces } from '@/lib/connectors/schema'
import { toText } from './encode-text'

/** The value of a placeholder; undefined where there is none. */
export type Lookup = (placeholder: string) => unknown

function fillText(text: string, lookup: Lookup): unknown {
  const pieces = textPieces(text)
  const [only] = pieces
  if (only && pieces.length === 1) return 'placeholder' in only ? lookup(only.placeholder) : text
  return pieces.map((piece) => ('text' in piece ? piece.text : inText(lookup(piece.placeholder)))).join('')
}

const inText = (value: unknown) => (value === undefined || value === null ? '' : toText(value))

/**
 * A JSON value with its placeholders filled in, once: what is put in is not looked at again. A text that is nothing but a placeholder
 * becomes the value itself; where there is none it is left out with its key, and undefined when it is the whole.
 */
export function fillTemplate(template: unknown, lookup: Lookup): unknown {
  if (typeof template === 'string') return fillText(template, lookup)
  if (Array.isArray(template)) {
    return template.map((each) => fillTemplate(each, lookup)).filter((each) => each !== undefined)
  }
  if (typeof template !== 'object' || template === null) return template
  const entries = Object.entries(template).map(([key, inner]) => [key, fillTemplate(inner, lookup)])
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined))
}
