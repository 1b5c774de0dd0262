import { AppError } from '@/lib/errors'

const MEGABYTE = 1_000_000
/** Enough for a definition or an API description of thousands of operations. */
export const BODY_LIMIT = 16 * MEGABYTE

/** The body as text. Throws `too_large` as soon as there is more than `limit` bytes of it. */
export async function readText(request: Request, limit = BODY_LIMIT): Promise<string> {
  const tooLarge = () => new AppError('too_large', `A request may have at most ${limit / MEGABYTE} MB`)
  if (Number(request.headers.get('content-length')) > limit) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > limit) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** The body as JSON; undefined when there is none. */
export async function readJson(request: Request, limit = BODY_LIMIT): Promise<unknown> {
  const text = await readText(request, limit)
  if (text.trim() === '') return undefined
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AppError('invalid_argument', 'The body is no JSON', { cause })
  }
}
