import { takeTokens } from '@/lib/limits'

interface Rate {
  perMinute: number
  burst: number
}

/** What anyone may make this server do. Two registrations for one connection are normal, and many people share an address. */
const RATES: Record<'registration' | 'metadataFetch', { each?: Rate; all: Rate }> = {
  registration: { each: { perMinute: 30, burst: 60 }, all: { perMinute: 120, burst: 120 } },
  metadataFetch: { all: { perMinute: 120, burst: 120 } },
}

/** Counts one use of `what` by a network address; the seconds to wait where it, or everybody together, has used up what there is, else 0. */
export async function limitRate(what: keyof typeof RATES, address = ''): Promise<number> {
  const { each, all } = RATES[what]
  const own = each ? [{ key: `oauth ${what} ${address}`, rate: each }] : []
  const taken = await takeTokens([...own, { key: `oauth ${what}`, rate: all }])
  return taken.allowed ? 0 : taken.retryAfter
}
