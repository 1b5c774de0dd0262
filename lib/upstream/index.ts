export { attachCredential } from './attach-credential'
export { buildRequest, type UpstreamRequest } from './build-request'
export { callTool, type LogNote, type ProgressNote, type ToolCallRequest } from './call-tool'
export { checkCredential } from './check-credential'
export { checkAgainstSchema } from './check-schema'
export { bodyKind, mediaType } from './content-type'
export { describeCredential } from './describe-credential'
export { evaluate } from './evaluate'
export { findUpstream, toUpstream, type Upstream } from './find-upstream'
export { knownSecrets } from './known-secrets'
export { listEnvironments } from './list-environments'
export { loadCredential } from './load-credential'
export { MASK, secretMask } from './mask-secret'
export { measureJson } from './measure-json'
export { parseAnswer } from './parse-answer'
export { isProbe, proposeProbe } from './propose-probe'
export { putCredential } from './put-credential'
export { type ResourceReadRequest, readResource } from './read-resource'
export { saveCredential } from './save-credential'
export {
  addEnvironment,
  removeEnvironment,
  renameEnvironment,
  saveEnvironment,
  serveEnvironment,
} from './save-environment'
export { type SendOptions, sendRequest, type UpstreamAnswer } from './send-request'
export type { ResourceContent } from './shape-resource'
export { shapeResult } from './shape-result'
export { storeEnvironment } from './store-environment'
export { type TestInput, testCredential } from './test-credential'
export { type CompleteResult, countCharacters, isComplete, type ToolResult } from './tool-result'
export { type TryInput, tryTool } from './try-tool'
export { type AskedKey, enterUserKey, findAskedKey, hasUserKey } from './user-key'
