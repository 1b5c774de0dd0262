import { db } from '@/lib/db'
import { drawTokens } from './draw-tokens'
import type { Rate, Taken } from './schema'

/** How long a process may keep tokens that it has drawn and not spent. */
const HOLD_MS = 5_000
/** The most that a process draws at once: this part of the bucket. */
const SHARE = 1 / 50
/** Keys remembered; a key that is forgotten is asked of the database. */
const KEYS = 20_000

interface Held {
  left: number
  /** When what is left is given up. */
  until: number
  /** How much to draw next: it doubles while the tokens are used up in time. */
  share: number
  /** Until when the bucket is known to be empty. */
  emptyUntil: number
  drawing: Promise<void> | null
}

export interface Limiter {
  take(key: string, rate: Rate): Promise<Taken>
  giveBack(key: string): void
  fill(key: string): Promise<void>
}

const seconds = (ms: number) => Math.max(1, Math.ceil(ms / 1000))

async function refill(key: string, rate: Rate, held: Held, draw: typeof drawTokens): Promise<void> {
  const most = Math.max(1, Math.floor((rate.burst ?? rate.perMinute) * SHARE))
  const inTime = held.until > Date.now()
  let count = Math.min(most, inTime ? held.share * 2 : 1)
  let { drawn, waitMs } = await draw(key, rate, count)
  if (!drawn && count > 1) {
    count = 1
    ;({ drawn, waitMs } = await draw(key, rate, count))
  }
  const now = Date.now()
  if (drawn) Object.assign(held, { left: count, share: count, until: now + HOLD_MS })
  else Object.assign(held, { left: 0, emptyUntil: now + waitMs })
}

/** One process's part in the shared buckets: it spends what it has drawn from memory, and remembers when there is nothing to draw. */
export function newLimiter(draw = drawTokens): Limiter {
  const kept = new Map<string, Held>()

  function heldOf(key: string): Held {
    const held = kept.get(key) ?? { left: 0, until: 0, share: 1, emptyUntil: 0, drawing: null }
    // Last in the order of a Map is what was used last.
    kept.delete(key)
    kept.set(key, held)
    for (const oldest of kept.keys()) {
      if (kept.size <= KEYS) break
      kept.delete(oldest)
    }
    return held
  }

  return {
    async take(key, rate) {
      const held = heldOf(key)
      for (;;) {
        const now = Date.now()
        if (held.left > 0 && held.until > now) {
          held.left -= 1
          return { allowed: true }
        }
        if (held.emptyUntil > now) return { allowed: false, retryAfter: seconds(held.emptyUntil - now) }
        held.drawing ??= refill(key, rate, held, draw).finally(() => {
          held.drawing = null
        })
        await held.drawing
      }
    },
    giveBack(key) {
      const held = heldOf(key)
      const now = Date.now()
      if (held.until <= now) held.left = 0
      Object.assign(held, { left: held.left + 1, until: Math.max(held.until, now + HOLD_MS) })
    },
    async fill(key) {
      kept.delete(key)
      await db().rateBucket.deleteMany({ where: { key } })
    },
  }
}
