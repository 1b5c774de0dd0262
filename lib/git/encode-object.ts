import { createHash } from 'node:crypto'
import type { GitObject, GitObjectType } from './schema'

/** The object under the id that git gives it. */
export function encodeObject(type: GitObjectType, body: Uint8Array | string): GitObject {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const id = createHash('sha1').update(`${type} ${bytes.length}\0`).update(bytes).digest('hex')
  return { id, type, body: bytes }
}
