import { fieldError } from '@/lib/errors'
import { type ImportProgress, type OpenApiImport, type OpenApiOptions, openApiSteps } from './import-openapi'
import { parseCurl } from './parse-curl'
import type { ImportKind } from './schema'
import { takeTurns } from './take-turns'

/** What was found in a document, whatever its kind. */
export type DocumentImport = OpenApiImport
export type ImportOptions = OpenApiOptions

function* curlSteps(document: unknown, options: ImportOptions): Generator<ImportProgress, DocumentImport> {
  const { tool, baseUrl, credential, warnings } = parseCurl(typeof document === 'string' ? document : '')
  const operation = `${tool.method} ${tool.path}`
  const listed = {
    operation,
    tool: tool.name,
    method: tool.method,
    path: tool.path,
    operationId: '',
    summary: tool.title,
    tags: [],
    deprecated: false,
  }
  const taken = !options.select || options.select.includes(operation) || options.select.includes(tool.name)
  return {
    name: '',
    description: '',
    baseUrl,
    servers: [],
    tools: taken ? [tool] : [],
    operations: [listed],
    skipped: [],
    credentials: credential
      ? [{ ...credential, value: '', scheme: credential.name, description: '', isDefault: true }]
      : [],
    notes: warnings.map((note) => ({ operation, note })),
  }
}

/** Reads a document of that kind step by step: the progress after each operation, and the whole at the end. Throws at `document`. */
export function documentSteps(
  kind: ImportKind,
  document: unknown,
  options: ImportOptions = {},
): Generator<ImportProgress, DocumentImport> {
  if (kind === 'openapi') return openApiSteps(document, options)
  if (kind === 'curl') return curlSteps(document, options)
  throw fieldError('kind', `This portal cannot read ${kind} yet. Use openapi or curl.`)
}

/** The same for a server: lets other requests through between operations, and tells how far it is. */
export function importDocument(
  kind: ImportKind,
  document: unknown,
  options: ImportOptions = {},
  onProgress: (progress: ImportProgress) => void = () => {},
): Promise<DocumentImport> {
  return takeTurns(documentSteps(kind, document, options), onProgress)
}
