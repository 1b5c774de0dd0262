import { guardedFetch } from '@/lib/network'
import { singleton } from '@/lib/singleton'

const LIMIT_BYTES = 64 * 1024
const TIMEOUT_MS = 5_000
/** JSON, or a type made of it (CIMD draft-02, section 4). */
const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i

export interface MetadataAnswer {
  status: number
  headers: Headers
  /** Empty unless the status is 200. */
  text: string
}

async function readText(body: AsyncIterable<Uint8Array> | null): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body ?? []) {
    bytes += chunk.length
    if (bytes > LIMIT_BYTES) throw new Error('The client metadata document is larger than 64 KB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Asks for a metadata document: through the address guard, without following redirects, at most 64 KB of JSON within five seconds. */
export async function sendForMetadata(url: string, conditions: Record<string, string>): Promise<MetadataAnswer> {
  const send = singleton('oauth-metadata-send', () => guardedFetch)
  const answer = await send(url, {
    headers: { accept: 'application/json', ...conditions },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  const headers = new Headers([...answer.headers])
  if (answer.status !== 200) {
    await answer.body?.cancel()
    return { status: answer.status, headers, text: '' }
  }
  if (!JSON_TYPE.test(headers.get('content-type') ?? '')) {
    await answer.body?.cancel()
    throw new Error('The client metadata document is not served as application/json')
  }
  return { status: 200, headers, text: await readText(answer.body) }
}
