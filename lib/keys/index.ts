export { addSealingKey } from './add-sealing-key'
export { followKeys } from './follow-keys'
export { loadKeys } from './load-keys'
export { sealingStatus } from './sealing-status'
