import { curlSteps } from './import-curl'
import { harSteps } from './import-har'
import { type ImportProgress, type OpenApiImport, type OpenApiOptions, openApiSteps } from './import-openapi'
import { postmanSteps } from './import-postman'
import type { ImportKind } from './schema'
import { takeTurns } from './take-turns'

/** What was found in a document, whatever its kind. */
export type DocumentImport = OpenApiImport
export interface ImportOptions extends OpenApiOptions {
  /** The connector's own base URL: of several servers in recorded requests, the one it names is taken. */
  baseUrl?: string
}

/** Reads a document of that kind step by step: the progress after each operation, and the whole at the end. Throws at `document`. */
export function documentSteps(
  kind: ImportKind,
  document: unknown,
  options: ImportOptions = {},
): Generator<ImportProgress, DocumentImport> {
  switch (kind) {
    case 'openapi':
      return openApiSteps(document, options)
    case 'postman':
      return postmanSteps(document, options)
    case 'har':
      return harSteps(document, options)
    case 'curl':
      return curlSteps(document, options)
  }
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
