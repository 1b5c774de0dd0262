import { isPublicHost } from '@/lib/network'
import { acceptClientMetadata } from './accept-client-metadata'
import { knownClientMetadata } from './known-client-metadata'
import { parseObject } from './parse-object'

const LIMIT_BYTES = 64 * 1024

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > LIMIT_BYTES) throw new Error('The client metadata document is larger than 64 KB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** The document; for one of Claude's own clients the known one where theirs cannot be had. */
async function fetchOrKnown(url: string | URL, options: RequestInit): Promise<Response> {
  const known = knownClientMetadata(String(url))
  if (!known) return fetch(url, options)
  const response = await fetch(url, options).catch((error: unknown) => {
    console.warn(
      `oauth: ${url} cannot be reached, using its known metadata:`,
      error instanceof Error ? error.cause : error,
    )
    return null
  })
  return response?.status === 200 ? response : known
}

/** Fetches for oidc-provider: only with the guard it passes along, which refuses private addresses when dialling. */
export async function fetchClientMetadata(url: string | URL, options?: RequestInit): Promise<Response> {
  // oidc-provider goes on without its guard when it cannot set it up.
  if (!(options && 'dispatcher' in options)) throw new Error('There is no address guard for this request')
  // That guard looks at the address once it is connected, which would tell an open port from a closed one.
  if (!isPublicHost(new URL(url).hostname)) throw new Error('Client metadata is fetched from public addresses only')

  const response = await fetchOrKnown(url, options)
  if (response.status !== 200) return response
  const text = await readText(response)
  const metadata = parseObject(text)
  const body = metadata ? JSON.stringify(acceptClientMetadata(metadata)) : text
  const headers = new Headers(response.headers)
  for (const name of ['content-length', 'content-encoding']) headers.delete(name)
  return new Response(body, { status: 200, headers })
}
