import { singleton } from '@/lib/singleton'
import { acceptClientMetadata } from './accept-client-metadata'
import { knownClientMetadata } from './known-client-metadata'
import { limitRate } from './limit-rate'
import { type Freshness, metadataFreshness } from './metadata-freshness'
import { parseObject } from './parse-object'
import { type MetadataAnswer, sendForMetadata } from './send-for-metadata'

const CACHE_SIZE = 200
/** After a try that failed, an old document is used for so long before the next. */
const RETRY_MS = 60_000
/** How long what is known of Claude's own clients stands in, before theirs is asked for again. */
const KNOWN_MS = 300_000

interface Kept extends Freshness {
  /** As oidc-provider takes it. */
  document: string
  etag: string | null
  lastModified: string | null
}

const cache = () => singleton('oauth-client-metadata', () => new Map<string, Kept>())

function keep(url: string, kept: Kept): string {
  const entries = cache()
  entries.delete(url)
  entries.set(url, kept)
  // First in the order of a Map is what was asked for longest ago.
  if (entries.size > CACHE_SIZE) entries.delete(entries.keys().next().value ?? '')
  return kept.document
}

/** RFC 9110, sections 13.1.2 and 13.1.3. */
function conditions(kept: Kept | undefined): Record<string, string> {
  return {
    ...(kept?.etag && { 'if-none-match': kept.etag }),
    ...(kept?.lastModified && { 'if-modified-since': kept.lastModified }),
  }
}

function toKept({ headers, text }: MetadataAnswer): Kept {
  const metadata = parseObject(text)
  return {
    // What is no object is for oidc-provider to refuse.
    document: metadata ? JSON.stringify(acceptClientMetadata(metadata)) : text,
    etag: headers.get('etag'),
    lastModified: headers.get('last-modified'),
    ...metadataFreshness(headers),
  }
}

/** The document that stands in for one that cannot be had: the one kept, or what is known of Claude's own clients. */
function standIn(url: string, kept: Kept | undefined): string | null {
  const now = Date.now()
  if (kept && kept.usableUntil > now)
    return keep(url, { ...kept, freshUntil: Math.min(kept.usableUntil, now + RETRY_MS) })
  const known = knownClientMetadata(url)
  if (!known) return null
  const document = JSON.stringify(acceptClientMetadata(known))
  const until = now + KNOWN_MS
  return keep(url, { document, etag: null, lastModified: null, freshUntil: until, usableUntil: until })
}

/** The answer, or why there is none: it says nothing about the client then. */
async function ask(url: string, kept: Kept | undefined): Promise<MetadataAnswer | Error> {
  if ((await limitRate('metadataFetch')) > 0) return new Error('Too many metadata documents were asked for')
  try {
    const answer = await sendForMetadata(url, conditions(kept))
    return answer.status === 429 || answer.status >= 500 ? new Error(`It was answered with ${answer.status}`) : answer
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

async function load(url: string): Promise<string> {
  const kept = cache().get(url)
  if (kept && kept.freshUntil > Date.now()) return keep(url, kept)

  const answer = await ask(url, kept)
  if (!(answer instanceof Error)) {
    if (answer.status === 200) return keep(url, toKept(answer))
    if (answer.status === 304 && kept) return keep(url, { ...kept, ...metadataFreshness(answer.headers) })
    // A client that takes its document away is gone.
    cache().delete(url)
  }
  const problem = answer instanceof Error ? answer : new Error(`It was answered with ${answer.status}`)
  const document = standIn(url, cache().get(url))
  if (document === null) throw problem
  console.warn(`oauth: ${url} cannot be read, going on with what is known of it:`, problem.cause ?? problem.message)
  return document
}

/** A client's metadata document for oidc-provider, cached by the rules of HTTP. Throws where there is none to go by. */
export async function fetchClientMetadata(url: string): Promise<Response> {
  return new Response(await load(url), { headers: { 'content-type': 'application/json' } })
}
