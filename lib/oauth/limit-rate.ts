import { singleton } from '@/lib/singleton'

interface Rate {
  perMinute: number
  burst: number
}

/** What anyone may make this server do. Two registrations for one connection are normal, and many people share an address. */
const RATES: Record<'registration' | 'metadataFetch', { each?: Rate; all: Rate }> = {
  registration: { each: { perMinute: 30, burst: 60 }, all: { perMinute: 120, burst: 120 } },
  metadataFetch: { all: { perMinute: 120, burst: 120 } },
}
const ADDRESSES = 10_000

interface Bucket {
  tokens: number
  at: number
}

/** A network's part of an address: one household or server has a whole /64 of IPv6. */
function networkOf(address: string): string {
  return address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address
}

/** Takes a token out of the bucket; the seconds until there is one where it is empty, else 0. */
function take(key: string, { perMinute, burst }: Rate, now: number): number {
  const buckets = singleton('oauth-rates', () => new Map<string, Bucket>())
  const bucket = buckets.get(key) ?? { tokens: burst, at: now }
  const perMs = perMinute / 60_000
  const tokens = Math.min(burst, bucket.tokens + Math.max(0, now - bucket.at) * perMs)
  buckets.delete(key)
  buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now })
  if (buckets.size > ADDRESSES) buckets.delete(buckets.keys().next().value ?? '')
  return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perMs / 1000)
}

/** Counts one use of `what` by a network address; the seconds to wait where it, or everybody together, has used up what there is, else 0. */
export async function limitRate(what: keyof typeof RATES, address = '', now = Date.now()): Promise<number> {
  const { each, all } = RATES[what]
  const wait = each ? take(`${what} ${networkOf(address)}`, each, now) : 0
  return wait || take(what, all, now)
}
