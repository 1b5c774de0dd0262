import { expect, test, vi } from 'vitest'
import { db } from '@/lib/db'
import { drawTokens, enterWork, fillBucket, newLimiter, sweepBuckets, takeToken, takeTokens } from '@/lib/limits'

/** How many of `tries` went through, and how long they took. */
async function hammer(limiters: ReturnType<typeof newLimiter>[], key: string, perMinute: number, tries: number) {
  const started = performance.now()
  const answers = await Promise.all(
    limiters.flatMap((limiter) =>
      Array.from({ length: tries }, async (_, index) => {
        // In small waves, as calls come in.
        await new Promise((resolve) => setTimeout(resolve, Math.floor(index / 25) * 5))
        return limiter.take(key, { perMinute })
      }),
    ),
  )
  const seconds = (performance.now() - started) / 1000
  return { passed: answers.filter(({ allowed }) => allowed).length, seconds, answers }
}

test.each([
  [60, 40],
  [1200, 400],
  [6000, 1700],
])('instances on one database let %i through together, and what time brings, no more', async (perMinute, tries) => {
  const instances = Array.from({ length: 5 }, newLimiter)
  const { passed, seconds, answers } = await hammer(instances, `shared ${perMinute}`, perMinute, tries)

  // One more: the database's clock and ours do not start at the same moment.
  expect(passed).toBeLessThanOrEqual(perMinute + Math.ceil((seconds * perMinute) / 60) + 1)
  // Less by what an instance has drawn and not spent: at most a fiftieth each.
  expect(passed).toBeGreaterThanOrEqual(perMinute - 5 * Math.max(1, perMinute / 50))
  const waits = answers.flatMap((answer) => (answer.allowed ? [] : [answer.retryAfter]))
  expect(waits.length).toBeGreaterThan(0)
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(1)
})

test('a busy instance asks the database for a few calls of many', async () => {
  const draw = vi.fn(drawTokens)
  const limiter = newLimiter(draw)
  for (let call = 0; call < 2000; call++) await limiter.take('busy', { perMinute: 10_000 })
  expect(draw.mock.calls.length).toBeLessThan(25)
})

test('an empty bucket is remembered until it has filled by one', async () => {
  const draw = vi.fn(drawTokens)
  const limiter = newLimiter(draw)
  const rate = { perMinute: 60, burst: 2 }
  await limiter.take('few', rate)
  await limiter.take('few', rate)
  expect(await limiter.take('few', rate)).toEqual({ allowed: false, retryAfter: 1 })
  for (let call = 0; call < 50; call++) expect((await limiter.take('few', rate)).allowed).toBe(false)
  expect(draw).toHaveBeenCalledTimes(3)

  await new Promise((resolve) => setTimeout(resolve, 1050))
  expect(await limiter.take('few', rate)).toEqual({ allowed: true })
})

test('says how long until the next token of a slow bucket', async () => {
  const rate = { perMinute: 1 / 10, burst: 1 }
  await takeToken('slow', rate)
  const answer = await takeToken('slow', rate)
  expect(answer.allowed === false && answer.retryAfter).toBeGreaterThan(595)
  expect(answer.allowed === false && answer.retryAfter).toBeLessThanOrEqual(600)
})

test('what one bucket refuses is not taken from the others', async () => {
  const one = { key: 'wide', rate: { perMinute: 2 } }
  const other = { key: 'narrow', rate: { perMinute: 1 } }
  expect(await takeTokens([one, other])).toEqual({ allowed: true })
  expect(await takeTokens([one, other])).toMatchObject({ allowed: false, key: 'narrow' })
  expect(await takeTokens([one, other])).toMatchObject({ allowed: false, key: 'narrow' })
  expect(await takeTokens([one])).toEqual({ allowed: true })
  expect(await takeTokens([one])).toMatchObject({ allowed: false, key: 'wide' })
})

test('a bucket can be filled again', async () => {
  const rate = { perMinute: 1 }
  await takeToken('filled', rate)
  expect((await takeToken('filled', rate)).allowed).toBe(false)
  await fillBucket('filled')
  expect((await takeToken('filled', rate)).allowed).toBe(true)
})

test('buckets nobody has used for a day are deleted', async () => {
  await takeToken('fresh', { perMinute: 5 })
  const old = new Date(Date.now() - 25 * 3_600_000)
  await db().rateBucket.create({ data: { key: 'old', tokens: 0, at: old } })
  await sweepBuckets(Date.now() + 3_600_000)
  const left = await db().rateBucket.findMany({ where: { key: { in: ['old', 'fresh'] } } })
  expect(left.map(({ key }) => key)).toEqual(['fresh'])
})

test('counts what is at work, and no less when something ends twice', () => {
  const first = enterWork('work', 2)
  expect(enterWork('work', 2)).not.toBeNull()
  expect(enterWork('work', 2)).toBeNull()
  expect(enterWork('other work', 2)).not.toBeNull()
  first?.()
  first?.()
  expect(enterWork('work', 2)).not.toBeNull()
  expect(enterWork('work', 2)).toBeNull()
})
