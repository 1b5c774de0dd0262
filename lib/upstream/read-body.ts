import type { Readable, Transform } from 'node:stream'
import { createBrotliDecompress, createUnzip } from 'node:zlib'
import { AppError } from '@/lib/errors'

/** Takes the body as it arrives; `true` says that the rest is not needed. */
export type BodyWatcher = (chunk: Uint8Array) => boolean

interface ReadOptions {
  maxBytes: number
  watch: BodyWatcher | undefined
}

function decoder(encoding: string): Transform | null {
  if (encoding === 'gzip' || encoding === 'x-gzip' || encoding === 'deflate') return createUnzip()
  if (encoding === 'br') return createBrotliDecompress()
  if (encoding === 'identity' || encoding === '') return null
  throw new AppError('upstream_unreachable', `The API answers in the encoding "${encoding}", which was not asked for.`)
}

function tooLarge(maxBytes: number): AppError {
  const size = maxBytes >= 1_000_000 ? `${maxBytes / 1_000_000} MB` : `${maxBytes} bytes`
  return new AppError(
    'too_large',
    `The API's answer is larger than ${size}. Ask for less, with a filter or a page size.`,
  )
}

/** `stream` through each decoder; an error of one reaches the reader of the last. */
function decode(stream: Readable, headers: Record<string, string>): Readable {
  const encodings = (headers['content-encoding'] ?? '').toLowerCase().split(',').reverse()
  if (encodings.length > 3) throw new AppError('upstream_unreachable', 'The API compresses its answer more than twice.')
  return encodings.reduce<Readable>((source, encoding) => {
    const next = decoder(encoding.trim())
    if (!next) return source
    source.on('error', (error) => next.destroy(error))
    next.on('close', () => source.destroy())
    return source.pipe(next)
  }, stream)
}

/** The decompressed body. Stops reading, and throws `too_large`, once it is longer than `maxBytes`. */
export async function readBody(body: Readable, headers: Record<string, string>, options: ReadOptions): Promise<Buffer> {
  body.on('error', () => {})
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of decode(body, headers)) {
      size += chunk.length
      if (size > options.maxBytes) throw tooLarge(options.maxBytes)
      chunks.push(chunk)
      if (options.watch?.(chunk)) break
    }
  } finally {
    body.destroy()
  }
  return Buffer.concat(chunks)
}
