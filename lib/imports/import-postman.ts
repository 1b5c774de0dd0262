import { fieldError } from '@/lib/errors'
import { asList, asText, isObject, own } from './as-object'
import { assembleSamples, type SampleDocument } from './assemble-samples'
import type { ImportOptions } from './import-document'
import type { ImportProgress, OpenApiImport } from './import-openapi'
import { WRITTEN } from './is-showable'
import { parseDocument } from './parse-document'
import { postmanCredential } from './postman-auth'
import { innerScope, type PostmanScope, postmanText } from './postman-scope'
import { OperationProblem } from './read-operations'
import { postmanMethod, sampleFromPostman } from './sample-from-postman'

const MAX_DEPTH = 30
const MAX_REQUESTS = 5_000

interface Found {
  item: Record<string, unknown>
  scope: PostmanScope
}

function readRoot(document: unknown): Record<string, unknown> {
  const given = parseDocument(document)
  const wrapped = own(given, 'collection')
  const root = isObject(wrapped) ? wrapped : given
  if (Array.isArray(own(root, 'item'))) return root
  const isOld = Array.isArray(own(root, 'requests'))
  const what = isOld ? 'This collection is in version 1 of the format.' : 'This is no Postman collection.'
  throw fieldError('document', `${what} In Postman, export the collection as v2.1.`)
}

/** Every request with what holds for it, folder by folder. */
function* walk(items: unknown, scope: PostmanScope, depth: number): Generator<Found> {
  if (depth > MAX_DEPTH) throw fieldError('document', `The folders are nested deeper than ${MAX_DEPTH} levels`)
  for (const item of asList(items)) {
    if (!isObject(item)) continue
    const inner = own(item, 'item')
    if (Array.isArray(inner)) yield* walk(inner, innerScope(scope, item, asText(own(item, 'name'))), depth + 1)
    else if (own(item, 'request') !== undefined) yield { item, scope: innerScope(scope, item, '') }
  }
}

function hasScripts(holder: Record<string, unknown>): boolean {
  return asList(own(holder, 'event')).some((event) => {
    const exec = own(own(event, 'script'), 'exec')
    const lines = Array.isArray(exec) ? exec : [exec]
    return own(event, 'listen') === 'prerequest' && lines.some((line) => asText(line) !== '')
  })
}

function labelOf(item: Record<string, unknown>): string {
  const method = postmanMethod(own(item, 'request'))
  return `${method} ${asText(own(item, 'name')).slice(0, 100)}`.trim()
}

function addRequest(document: SampleDocument, { item, scope }: Found): void {
  try {
    document.operations.push(sampleFromPostman(item, scope))
  } catch (error) {
    if (!(error instanceof OperationProblem)) throw error
    document.skipped.push({ operation: labelOf(item), reason: error.message })
  }
}

function outerScope(root: Record<string, unknown>, { variables = {} }: ImportOptions): PostmanScope {
  const none: PostmanScope = { variables: new Map(), secrets: new Set(), auth: undefined, folders: [] }
  const scope = innerScope(none, root, '')
  for (const [name, value] of Object.entries(variables)) scope.variables.set(name, value)
  return scope
}

/** Reads a Postman collection (2.1 or 2.0) step by step, and gives the whole at the end. Throws at `document` where it is none. */
export function* postmanSteps(given: unknown, options: ImportOptions = {}): Generator<ImportProgress, OpenApiImport> {
  const root = readRoot(given)
  const scope = outerScope(root, options)
  const way = postmanCredential(scope, true)
  const info = own(root, 'info')
  const document: SampleDocument = {
    name: asText(own(info, 'name')),
    description: postmanText(own(info, 'description')),
    operations: [],
    skipped: [],
    credentials: way ? [way] : [],
    notes: [],
  }
  let scripts = hasScripts(root) ? 1 : 0
  let count = 0
  for (const found of walk(own(root, 'item'), scope, 0)) {
    count++
    if (count > MAX_REQUESTS) throw fieldError('document', `The collection has more than ${MAX_REQUESTS} requests`)
    if (hasScripts(found.item)) scripts++
    addRequest(document, found)
    yield { done: 0, total: count }
  }
  if (scripts > 0) {
    document.notes.push({ operation: 'Scripts', note: 'What runs before requests in Postman is left out.' })
  }
  return yield* assembleSamples(document, options, WRITTEN)
}
