export { type FittedPath, fitToBaseUrl } from './fit-to-base-url'
export { type CurlImport, parseCurl } from './parse-curl'
export type { ProposedCredential } from './split-credentials'
