import { parseDocument as parseYamlDocument } from 'yaml'
import { fieldError } from '@/lib/errors'

/** Far more than a description repeats an anchor, far less than a few lines that name each other can ask for. */
export const MAX_ALIASES = 10_000

/** A text of YAML as data, with merge keys. Throws at `field`, with the line, for what is none. */
export function readYaml(text: string, field: string): unknown {
  const document = parseYamlDocument(text, { merge: true, logLevel: 'silent' })
  const [error] = document.errors
  if (error) throw notYaml(field, error.message)
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES })
  } catch (cause) {
    if (!(cause instanceof ReferenceError)) throw cause
    throw fieldError(field, 'The document repeats or nests itself too often to be read')
  }
}

export function notYaml(field: string, message: string) {
  return fieldError(
    field,
    `The document is neither JSON nor YAML: ${message.split('\n')[0]?.replace(/:$/, '').slice(0, 200)}`,
  )
}
