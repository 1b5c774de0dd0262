import { AppError, fieldError } from '@/lib/errors'
import { isObject } from './as-object'
import { readYaml } from './read-yaml'

const MAX_CHARACTERS = 20_000_000
/** Far beyond any description, far below what a few lines of YAML aliases can claim to be. */
const MAX_VALUES = 5_000_000
const MAX_DEPTH = 500

function tooMany(field: string): AppError {
  return fieldError(field, 'The document repeats or nests itself too often to be read')
}

/** YAML can name one value in a million places, or inside itself. */
function refuseBombs(value: unknown, field: string): void {
  let count = 0
  const walk = (each: unknown, depth: number) => {
    if (typeof each !== 'object' || each === null) return
    if (depth > MAX_DEPTH) throw tooMany(field)
    const inner = Object.values(each)
    count += inner.length
    if (count > MAX_VALUES) throw tooMany(field)
    for (const one of inner) walk(one, depth + 1)
  }
  walk(value, 0)
}

function parseJson(text: string, field: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    throw fieldError(field, `The document is no JSON: ${reason.slice(0, 200)}`)
  }
}

/** A document of JSON or YAML, or one read already, as an object. Throws at `field` for what is none. */
export function parseDocument(document: unknown, field = 'document'): Record<string, unknown> {
  if (typeof document === 'string' && document.length > MAX_CHARACTERS) {
    throw fieldError(field, 'The document is larger than 20 MB')
  }
  const text = typeof document === 'string' ? document.replace(/^\uFEFF/, '').trim() : ''
  if (document === '' || (typeof document === 'string' && text === '')) throw fieldError(field, 'Paste a document')
  const isJson = /^[{[]/.test(text)
  const value = typeof document !== 'string' ? document : isJson ? parseJsonOrFlow(text, field) : readYaml(text, field)
  if (!isObject(value)) throw fieldError(field, 'The document is no object')
  refuseBombs(value, field)
  return value
}

/** What begins with a brace is JSON, or YAML in its flow style; JSON's message is the better one. */
function parseJsonOrFlow(text: string, field: string): unknown {
  try {
    return parseJson(text, field)
  } catch (error) {
    if (!(error instanceof AppError) || text.startsWith('{"')) throw error
    return readYaml(text, field)
  }
}
