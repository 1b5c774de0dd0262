export { type CurlImport, parseCurl } from './parse-curl'
export type { ProposedCredential } from './split-credentials'
