export {
  activeKey,
  findRingKey,
  isWrappedToday,
  keyRing,
  newKey,
  type RingKey,
  setKeyRing,
  unwrapKey,
  wrapKey,
} from './key-ring'
export { hashPassword, verifyPassword } from './password'
export { envelopePrefix, reseal, seal, unseal } from './seal'
export { deriveKey, deriveKeys } from './secret-key'
export { hashToken, randomToken } from './token'
