import { expect } from 'vitest'
import { db } from '@/lib/db'
import { fillBucket } from '@/lib/limits'

/** Fills every bucket up again. */
export async function fillBuckets(): Promise<void> {
  for (const { key } of await db().rateBucket.findMany({ select: { key: true } })) await fillBucket(key)
}

/**
 * Sends until one is refused with 429, and expects that as many went through as a full bucket holds and time brought meanwhile: less by
 * the two that a process may have drawn and not spent. Gives the refusal.
 */
export async function untilRefused(
  send: (index: number) => Promise<Response>,
  { burst, perMinute }: { burst: number; perMinute: number },
): Promise<Response> {
  const started = performance.now()
  for (let passed = 0; passed <= burst * 2; passed += 1) {
    const response = await send(passed)
    if (response.status !== 429) continue
    const brought = ((performance.now() - started) / 60_000) * perMinute
    expect(passed).toBeGreaterThanOrEqual(burst - 2)
    expect(passed).toBeLessThanOrEqual(burst + Math.ceil(brought) + 1)
    return response
  }
  throw new Error(`${burst * 2} went through`)
}
