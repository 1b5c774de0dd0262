import { METHODS, type Method } from '@/lib/connectors/schema'
import { asList, asObject, asText, isObject, own } from './as-object'
import { RefProblem, resolveObject } from './resolve-refs'

/** One operation of the document, with what its path says for all of them. */
export interface Operation {
  /** `GET /pets/{id}`: how lists and selections name it. */
  key: string
  method: Method
  path: string
  id: string
  summary: string
  description: string
  tags: string[]
  deprecated: boolean
  raw: Record<string, unknown>
  /** Of the path and of the operation, which goes first. */
  parameters: unknown[]
  /** Where this operation lives, if not where the document says. */
  servers: unknown
}

/** What cannot become a tool, and why. */
export interface Skipped {
  operation: string
  reason: string
}

/** Why one operation cannot become a tool; the message is its reason. */
export class OperationProblem extends Error {}

const LISTED = /^(get|put|post|delete|patch|head|options|trace|query)$/i
const REASONS: Record<string, string> = {
  HEAD: 'HEAD has no answer that Claude could read.',
  OPTIONS: 'OPTIONS tells how to call, which this document does.',
  TRACE: 'TRACE is for tests of the connection.',
}

/** The operation's own parameters replace those of its path that have the same name and place. */
function joinParameters(root: Record<string, unknown>, item: unknown, raw: unknown): unknown[] {
  const byName = new Map<string, unknown>()
  for (const each of [...asList(own(item, 'parameters')), ...asList(own(raw, 'parameters'))]) {
    byName.set(keyOf(root, each) ?? `#${byName.size}`, each)
  }
  return [...byName.values()]
}

function keyOf(root: Record<string, unknown>, parameter: unknown): string | null {
  try {
    const found = resolveObject(root, parameter)
    return `${asText(found.in)} ${asText(found.name)}`
  } catch (error) {
    if (error instanceof RefProblem) return null
    throw error
  }
}

function toOperation(
  root: Record<string, unknown>,
  path: string,
  item: unknown,
  method: Method,
  raw: unknown,
): Operation {
  return {
    key: `${method} ${path}`,
    method,
    path,
    id: asText(own(raw, 'operationId')),
    summary: asText(own(raw, 'summary')) || asText(own(item, 'summary')),
    description: asText(own(raw, 'description')) || asText(own(item, 'description')),
    tags: asList(own(raw, 'tags')).map(asText).filter(Boolean),
    deprecated: own(raw, 'deprecated') === true,
    raw: asObject(raw),
    parameters: joinParameters(root, item, raw),
    servers: own(raw, 'servers') ?? own(item, 'servers'),
  }
}

/** Every operation of an OpenAPI 3 document in its order, and those that no tool can call. */
export function readOperations(root: Record<string, unknown>): { operations: Operation[]; skipped: Skipped[] } {
  const operations: Operation[] = []
  const skipped: Skipped[] = []
  for (const [path, given] of Object.entries(asObject(own(root, 'paths')))) {
    if (path.startsWith('x-')) continue
    let item: Record<string, unknown>
    try {
      item = { ...resolveObject(root, given), ...asObject(given) }
    } catch (error) {
      if (!(error instanceof RefProblem)) throw error
      skipped.push({ operation: path, reason: `The path ${error.message}.` })
      continue
    }
    for (const [key, raw] of Object.entries(item)) {
      if (!LISTED.test(key)) continue
      const upper = key.toUpperCase()
      const method = METHODS.find((one) => one === upper)
      const operation = `${upper} ${path}`
      if (!isObject(raw)) skipped.push({ operation, reason: 'The operation is no object.' })
      else if (method) operations.push(toOperation(root, path, item, method, raw))
      else skipped.push({ operation, reason: REASONS[upper] ?? `Tools call with ${METHODS.join(', ')}.` })
    }
  }
  return { operations, skipped }
}
