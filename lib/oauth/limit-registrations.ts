import { singleton } from '@/lib/singleton'

const WINDOW_MS = 60_000
/** Each registration is a row, and anyone may send one. Claude sends one or two per connection. */
export const REGISTRATIONS_PER_MINUTE = 60

/** Counts one client registration; the seconds to wait when this minute's are used up, else 0. */
export function limitRegistrations(now = Date.now()): number {
  const window = singleton('oauth-registrations', () => ({ startedAt: 0, count: 0 }))
  if (now - window.startedAt >= WINDOW_MS) Object.assign(window, { startedAt: now, count: 0 })
  if (window.count >= REGISTRATIONS_PER_MINUTE) return Math.ceil((window.startedAt + WINDOW_MS - now) / 1000)
  window.count += 1
  return 0
}
