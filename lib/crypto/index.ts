export { hashPassword, verifyPassword } from './password'
export { seal, unseal } from './seal'
export { deriveKey } from './secret-key'
export { hashToken, randomToken } from './token'
