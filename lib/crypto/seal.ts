import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { deriveKey } from './secret-key'

const VERSION = 'v1'
const IV_BYTES = 12
const TAG_BYTES = 16

function sealingKey(): { id: string; key: Buffer } {
  const key = deriveKey('sealing')
  return { id: createHash('sha256').update(key).digest('base64url').slice(0, 8), key }
}

/** Encrypts with AES-256-GCM as `v1.<key id>.<iv + ciphertext + tag>`. `owner` is bound in: an envelope opens only for the row it was sealed for. */
export function seal(plaintext: string, owner: string): string {
  const { id, key } = sealingKey()
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner))
  const body = Buffer.concat([iv, cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return [VERSION, id, body.toString('base64url')].join('.')
}

/** The text sealed for `owner`. Throws when the envelope was changed, is another row's, or its key is gone. */
export function unseal(envelope: string, owner: string): string {
  const [version, keyId, body] = envelope.split('.')
  const { id, key } = sealingKey()
  if (version !== VERSION || keyId !== id || !body) {
    throw new Error('Sealed with a key this instance does not have; SECRET_KEY or the data folder has changed')
  }
  const bytes = Buffer.from(body, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(owner))
    .setAuthTag(bytes.subarray(-TAG_BYTES))
  return decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
}
