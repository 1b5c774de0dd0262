import { singleton } from '@/lib/singleton'

const WINDOW_MS = 60_000
/** What anyone may make this server do, per minute and process. Claude needs one or two per connection. */
const PER_MINUTE = { registration: 60, metadataFetch: 120, signUp: 60 }

/** Counts one use of `what`; the seconds to wait when this minute's are used up, else 0. */
export function limitRate(what: keyof typeof PER_MINUTE, now = Date.now()): number {
  const window = singleton(`oauth-rate ${what}`, () => ({ startedAt: 0, count: 0 }))
  if (now - window.startedAt >= WINDOW_MS) Object.assign(window, { startedAt: now, count: 0 })
  if (window.count >= PER_MINUTE[what]) return Math.ceil((window.startedAt + WINDOW_MS - now) / 1000)
  window.count += 1
  return 0
}
