import type { IconFile } from '@/lib/connectors'

const YEAR_SECONDS = 31_536_000

/**
 * An icon as an answer. Its address names its content, so it never changes. Opened by itself it is a document that may
 * run and load nothing.
 */
export function iconResponse({ type, bytes }: IconFile, cache: 'public' | 'private'): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'cache-control': `${cache}, max-age=${YEAR_SECONDS}, immutable`,
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
    },
  })
}
