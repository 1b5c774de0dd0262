export { detectKind } from './detect-kind'
export { type FittedPath, fitToBaseUrl } from './fit-to-base-url'
export {
  type DocumentImport,
  documentSteps,
  type ImportOptions,
  importDocument,
} from './import-document'
export {
  type ImportProgress,
  importOpenApi,
  type ListedOperation,
  type OpenApiImport,
  type OpenApiOptions,
  openApiSteps,
} from './import-openapi'
export { type CurlImport, parseCurl } from './parse-curl'
export type { CredentialProposal } from './propose-security'
export { type ProposedSelection, proposeSelection, SELECTION_LIMIT } from './propose-selection'
export type { Skipped } from './read-operations'
export type { ImportServer } from './read-servers'
export { IMPORT_KINDS, type ImportKind } from './schema'
export type { LeftOperation, LeftReason } from './selection-rules'
export type { ProposedCredential } from './split-credentials'
