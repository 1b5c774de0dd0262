/** A sign-in asks for the document several times within a minute; a limit of one's own is allowed (CIMD draft-02, section 4.4). */
const LEAST_S = 60
const MOST_S = 86_400
/** Where the answer says nothing. */
const UNSAID_S = 300
/** How much longer an old document stands in for one that cannot be had (RFC 9111, section 4.2.4). */
const STALE_S = 86_400

export interface Freshness {
  /** Not asked for again until then. */
  freshUntil: number
  /** Of use until then, where it cannot be asked for. */
  usableUntil: number
}

function directives(headers: Headers): Map<string, string> {
  const parts = (headers.get('cache-control') ?? '').toLowerCase().split(',')
  return new Map(
    parts.map((part) => {
      const [name = '', value = ''] = part.split('=')
      return [name.trim(), value.trim().replace(/^"|"$/g, '')]
    }),
  )
}

const seconds = (text: string | null | undefined) => (/^\d+$/.test(text ?? '') ? Number(text) : null)

/** The lifetime an answer gives itself (RFC 9111, section 4.2.1), less the age it came with. */
function lifetime(headers: Headers, said: Map<string, string>, now: number): number {
  if (said.has('no-store') || said.has('no-cache')) return 0
  const age = seconds(headers.get('age')) ?? 0
  // A cache of a server is a shared one.
  const maxAge = seconds(said.get('s-maxage')) ?? seconds(said.get('max-age'))
  if (maxAge !== null) return maxAge - age
  const expires = headers.get('expires')
  if (expires === null) return UNSAID_S
  const sentAt = Date.parse(headers.get('date') ?? '')
  const until = Date.parse(expires)
  // What is no date, such as 0, is in the past.
  return Number.isNaN(until) ? 0 : (until - (Number.isNaN(sentAt) ? now : sentAt)) / 1000 - age
}

/** How long a metadata document may be used, by the headers it came with. */
export function metadataFreshness(headers: Headers, now = Date.now()): Freshness {
  const said = directives(headers)
  const fresh = Math.min(MOST_S, Math.max(LEAST_S, lifetime(headers, said, now)))
  const stale = ['no-store', 'no-cache', 'must-revalidate', 'proxy-revalidate'].some((name) => said.has(name))
    ? 0
    : STALE_S
  return { freshUntil: now + fresh * 1000, usableUntil: now + (fresh + stale) * 1000 }
}
