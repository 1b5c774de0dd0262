import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { AppError } from '@/lib/errors'
import { advertiseRefs } from './advertise-refs'
import { pktLine } from './pkt-line'
import type { GitRepository } from './schema'
import { uploadPack } from './upload-pack'

export const BODY_LIMIT = 8_000_000

const HEADERS = { 'cache-control': 'no-cache, max-age=0, must-revalidate', 'x-content-type-options': 'nosniff' }

/**
 * Answers git's smart HTTP for a repository that can only be read; `path` is what follows the repository's address, such as `info/refs`.
 * Gives null for a path that is none of the protocol.
 */
export async function serveRepository(
  request: Request,
  path: string,
  repository: GitRepository,
): Promise<Response | null> {
  const service = path === 'info/refs' ? new URL(request.url).searchParams.get('service') : path
  if (path !== 'info/refs' && path !== 'git-upload-pack' && path !== 'git-receive-pack') return null
  if (service === 'git-receive-pack') return plain('This repository can only be read\n', 403)
  if (service !== 'git-upload-pack')
    return plain('This server speaks the smart HTTP protocol of git 1.6.6 and later\n', 403)
  if (path === 'info/refs') return answer('advertisement', advertiseRefs(repository))
  if (request.method !== 'POST') return plain('Fetching is a POST\n', 405)
  try {
    return answer('result', uploadPack(repository, await readBody(request)))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    // Git shows this line to the person who fetches.
    return answer('result', pktLine(`ERR ${error.message}\n`))
  }
}

function answer(kind: 'advertisement' | 'result', bytes: Buffer): Response {
  return new Response(new Uint8Array(bytes), {
    headers: { ...HEADERS, 'content-type': `application/x-git-upload-pack-${kind}` },
  })
}

function plain(text: string, status: number): Response {
  return new Response(text, { status, headers: { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' } })
}

async function readBody(request: Request): Promise<Uint8Array> {
  const tooLarge = () => new AppError('too_large', 'The request is too large')
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > BODY_LIMIT) throw tooLarge()
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  if (request.headers.get('content-encoding') !== 'gzip') return bytes
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: BODY_LIMIT })
  } catch (cause) {
    throw new AppError('invalid_argument', 'The request cannot be unpacked, or is too large', { cause })
  }
}
