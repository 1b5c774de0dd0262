import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import type { GitObject, GitObjectType } from './schema'

const TYPES: Record<GitObjectType, number> = { commit: 1, tree: 2, blob: 3, tag: 4 }

/** The objects as a pack (gitformat-pack(5), version 2), each whole. */
export function encodePack(objects: GitObject[]): Buffer {
  const header = Buffer.alloc(12)
  header.write('PACK')
  header.writeUInt32BE(2, 4)
  header.writeUInt32BE(objects.length, 8)
  const pack = Buffer.concat([
    header,
    ...objects.flatMap(({ type, body }) => [entryHead(type, body.length), deflateSync(body)]),
  ])
  return Buffer.concat([pack, createHash('sha1').update(pack).digest()])
}

/** Type and size: four bits of the size, then seven at a time, the lowest first. */
function entryHead(type: GitObjectType, size: number): Buffer {
  const bytes = [(TYPES[type] << 4) | (size & 15)]
  for (let rest = Math.floor(size / 16); rest > 0; rest = Math.floor(rest / 128)) {
    bytes.push((bytes.pop() ?? 0) | 128, rest & 127)
  }
  return Buffer.from(bytes)
}
