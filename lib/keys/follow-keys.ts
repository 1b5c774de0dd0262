import { subscribe } from '@/lib/bus'
import { activeKey, keyRing } from '@/lib/crypto'
import { loadKeys, rewrapKeys } from './load-keys'
import { resealStale } from './reseal-stale'
import { retireKeys } from './retire-keys'

const RELOAD_MS = 10_000
/** While a rotation is under way, or the database is away. */
const AGAIN_MS = 1_000
/** Longer than anything takes that sealed with the former key and has not written yet, by any instance's clock. */
const RETIRE_AFTER_MS = 20_000

interface Following {
  reloadMs?: number
  retireAfterMs?: number
}

/** Seals anew what is left to the active key when its time comes, and again before the former ones are taken away. */
function cleaner(retireAfterMs: number) {
  let settled: string | null = null
  let nextAt = 0
  return async (now = Date.now()) => {
    const active = activeKey(now)
    const first = active?.id !== settled
    const due = keyRing().length > 1 && now >= Math.max(nextAt, (active?.activeFrom ?? 0) + retireAfterMs)
    if (!active || !(first || due)) return
    const { lost } = await resealStale(active)
    if (lost > 0 && first) {
      console.error(`keys: ${lost} sealed values open with no key of this instance; see SECRET_KEY_PREVIOUS`)
    }
    settled = active.id
    await retireKeys({ afterMs: retireAfterMs })
    // What cannot be sealed anew keeps its key; looking for it costs a read of every table.
    nextAt = now + (due ? 3 * retireAfterMs : 0)
  }
}

/**
 * Loads the sealing keys, then follows them: reads them again when the bus tells and every ten seconds, and goes on with
 * whatever a rotation has left to do, also one that another process did not finish. Gives the function that ends it.
 */
export async function followKeys({
  reloadMs = RELOAD_MS,
  retireAfterMs = RETIRE_AFTER_MS,
}: Following = {}): Promise<() => Promise<void>> {
  await loadKeys()
  await rewrapKeys()

  const clean = cleaner(retireAfterMs)
  let ended = false
  let running: Promise<void> | null = null
  let next: NodeJS.Timeout | undefined

  const wait = (ms: number) => {
    clearTimeout(next)
    if (!ended) next = setTimeout(run, ms).unref()
  }
  const step = async () => {
    try {
      await loadKeys()
      await clean()
      wait(keyRing().length > 1 ? Math.min(AGAIN_MS, reloadMs) : reloadMs)
    } catch (error) {
      if (!ended)
        console.error('keys: cannot be read now, trying again:', error instanceof Error ? error.message : error)
      wait(AGAIN_MS)
    } finally {
      running = null
    }
  }
  const run = () => {
    running ??= step()
  }

  const leave = subscribe('keys.changed', () => wait(0))
  run()
  return async () => {
    ended = true
    leave()
    clearTimeout(next)
    await running
  }
}
