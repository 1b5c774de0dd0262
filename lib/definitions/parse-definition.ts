import { parseDocument } from 'yaml'
import { AppError, parseInput } from '@/lib/errors'
import { ConnectorDefinition } from './schema'
import { unknownKeys } from './unknown-keys'

/** Told by the portal with a definition, and meaningless on the way back. */
const TOLD = ['$schema', 'endpoint', 'state', 'liveRelease', 'createdAt', 'updatedAt']

export interface ParsedDefinition {
  definition: ConnectorDefinition
  /** One sentence for each key that is not known and is left out. */
  warnings: string[]
}

/** Text columns of PostgreSQL cannot hold the NUL character. */
function nulPath(value: unknown, path: string[] = []): string | null {
  if (typeof value === 'string') return value.includes('\0') ? path.join('.') : null
  if (typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    const found = key.includes('\0') ? path.join('.') : nulPath(inner, [...path, key])
    if (found !== null) return found
  }
  return null
}

/** Reads a definition that is data already. Throws `invalid_argument` with a message for each wrong field. */
export function readDefinition(written: unknown): ParsedDefinition {
  if (typeof written !== 'object' || written === null || Array.isArray(written)) {
    throw new AppError('invalid_argument', 'A definition is an object with name, description, baseUrl and tools')
  }
  const nul = nulPath(written)
  if (nul !== null) {
    throw new AppError('invalid_argument', `${nul}: Leave out the NUL character`, {
      fields: { [nul]: 'Leave out the NUL character' },
    })
  }
  const definition = parseInput(ConnectorDefinition, written)
  const unknown = unknownKeys(written, definition).filter((path) => !TOLD.includes(path))
  return { definition, warnings: unknown.map((path) => `${path} is not known and is left out`) }
}

/** Text of a definition file, YAML or JSON, as data. Throws `invalid_argument` with the line where it breaks off. */
export function parseText(text: string): unknown {
  const document = parseDocument(text, { version: '1.2', prettyErrors: true })
  const [error] = document.errors
  if (error) {
    const line = error.linePos?.[0].line
    throw new AppError('invalid_argument', `${line ? `Line ${line}: ` : ''}${error.message.split('\n')[0]}`)
  }
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch (cause) {
    throw new AppError('invalid_argument', 'The file repeats itself too often with aliases', { cause })
  }
}

/** Reads a definition file, YAML or JSON. Throws `invalid_argument` with the line, or a message for each wrong field. */
export function parseDefinition(text: string): ParsedDefinition {
  return readDefinition(parseText(text))
}
