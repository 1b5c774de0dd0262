import { fieldError } from '@/lib/errors'
import { type ImportProgress, type OpenApiImport, type OpenApiOptions, openApiSteps } from './import-openapi'
import { readAside } from './read-aside'
import { takeTurns } from './take-turns'

/** The documents that tools are made from. */
export const IMPORT_KINDS = ['openapi', 'postman', 'har', 'curl'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

/** What was found in a document, whatever its kind. */
export type DocumentImport = OpenApiImport
export type ImportOptions = OpenApiOptions

/** Reads a document of that kind step by step: the progress after each operation, and the whole at the end. Throws at `document`. */
export function documentSteps(
  kind: ImportKind,
  document: unknown,
  options: ImportOptions = {},
): Generator<ImportProgress, DocumentImport> {
  if (kind === 'openapi') return openApiSteps(document, options)
  throw fieldError('kind', `This portal cannot read ${kind} yet. Use openapi or curl.`)
}

/** The same for a server: lets other requests through between operations, and tells how far it is. */
export async function importDocument(
  kind: ImportKind,
  document: unknown,
  options: ImportOptions = {},
  onProgress: (progress: ImportProgress) => void = () => {},
): Promise<DocumentImport> {
  return takeTurns(documentSteps(kind, await readAside(document), options), onProgress)
}
