import { singleton } from '@/lib/singleton'

/** Counts one more at work under `key` in this process, and gives what ends it; null where `most` are at work already. */
export function enterWork(key: string, most: number): (() => void) | null {
  const working = singleton('limits-working', () => new Map<string, number>())
  const count = working.get(key) ?? 0
  if (count >= most) return null
  working.set(key, count + 1)
  let left = false
  return () => {
    if (left) return
    left = true
    const now = (working.get(key) ?? 1) - 1
    if (now > 0) working.set(key, now)
    else working.delete(key)
  }
}
