import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { loadSigningKeys } from '@/lib/oauth/load-signing-keys'
import { sweepRecords } from '@/lib/oauth/sweep-records'

test('RFC 7518 6.2.2: of processes that start at once, one makes the key and all use it', async () => {
  const loaded = await Promise.all([loadSigningKeys(), loadSigningKeys(), loadSigningKeys()])
  const ids = loaded.map(({ keys }) => keys.map(({ kid }) => kid))
  expect(new Set(ids.flat()).size).toBe(1)
  expect(await db().signingKey.count()).toBe(1)
})

test('RFC 7517 9.2: the private key is sealed at rest', async () => {
  const [key] = (await loadSigningKeys()).keys
  expect(key?.d).toEqual(expect.any(String))
  expect(JSON.stringify(await db().signingKey.findMany())).not.toContain(String(key?.d))
})

test('RFC 6749 10.5: what expired is swept, and used codes a day later, for their replay to be recognised', async () => {
  const day = 86_400_000
  const now = Date.now()
  const row = (idHash: string, age: number, used: boolean) => {
    const then = new Date(now - age)
    return { model: 'AuthorizationCode', idHash, payload: {}, expiresAt: then, consumedAt: used ? then : null }
  }
  await db().oAuthRecord.createMany({
    data: [
      row('used, old', 2 * day, true),
      row('used', 60_000, true),
      row('unused', 60_000, false),
      row('valid', -60_000, false),
    ],
  })
  await sweepRecords(now)
  const left = await db().oAuthRecord.findMany({ where: { model: 'AuthorizationCode' } })
  expect(left.map(({ idHash }) => idHash).sort()).toEqual(['used', 'valid'])
})
