import { singleton } from '@/lib/singleton'
import { type Limiter, newLimiter } from './limiter'
import type { Rate, Taken } from './schema'
import { sweepBuckets } from './sweep-buckets'

const limiter = () => singleton<Limiter>('limiter', newLimiter)

/**
 * Takes one token out of the bucket `key`, which all processes on the database share. Mostly from memory: a process draws a few at a time
 * where calls are many. Together they never let through more than the bucket held and time has brought; a process that draws more than it
 * spends within five seconds lets through less.
 */
export async function takeToken(key: string, rate: Rate): Promise<Taken> {
  sweepBuckets().catch((error: unknown) => console.error('limits: old buckets could not be deleted', error))
  return limiter().take(key, rate)
}

/** One token out of each bucket, or none at all; `key` names the one that is empty. */
export async function takeTokens(wanted: { key: string; rate: Rate }[]): Promise<Taken & { key?: string }> {
  const taken: string[] = []
  for (const { key, rate } of wanted) {
    const answer = await takeToken(key, rate)
    if (!answer.allowed) {
      for (const other of taken) limiter().giveBack(other)
      return { ...answer, key }
    }
    taken.push(key)
  }
  return { allowed: true }
}

/** Fills a bucket up again. */
export async function fillBucket(key: string): Promise<void> {
  await limiter().fill(key)
}
