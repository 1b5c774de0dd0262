import { expect, test } from 'vitest'
import { db, isUniqueViolation, migrate } from '@/lib/db'

test('applies nothing a second time', async () => {
  expect(await migrate()).toEqual([])
})

test('tells a unique violation from other failures', async () => {
  await db().user.create({ data: { email: 'a@example.com' } })
  const failure = await db()
    .user.create({ data: { email: 'a@example.com' } })
    .catch((error: unknown) => error)

  expect(isUniqueViolation(failure)).toBe(true)
  expect(isUniqueViolation(new Error('other'))).toBe(false)
})
