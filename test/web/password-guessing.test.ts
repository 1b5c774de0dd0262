import { beforeAll, expect, test } from 'vitest'
import { ensureOwner, limitNewAccounts, markBrowser, signIn } from '@/lib/partners'
import { callApi } from '@/test/support/api-client'

const EMAIL = 'owner@acme.example'
const PASSWORD = 'correct horse battery'
const wrong = { email: EMAIL, password: 'wrong' }
const right = { email: EMAIL, password: PASSWORD }

/** Every test comes from networks of its own. */
let networks = 0
const newAddress = () => {
  networks += 1
  return `192.0.2.${networks}`
}
const tooMany = expect.objectContaining({
  code: 'rate_limited',
  message: expect.stringMatching(/^Too many tries\. Wait \d+ s, then try again\.$/),
})

async function tries(count: number, attempt: () => Promise<unknown>): Promise<unknown[]> {
  const outcomes: unknown[] = []
  for (let at = 0; at < count; at++) outcomes.push(await attempt().catch((error: unknown) => error))
  return outcomes
}

beforeAll(async () => {
  await ensureOwner({ email: EMAIL, password: PASSWORD })
})

test('after ten wrong passwords from one address the right one is not tried either', async () => {
  const address = newAddress()
  expect(await tries(10, () => signIn(wrong, { address }))).toEqual(Array(10).fill(null))
  await expect(signIn(wrong, { address })).rejects.toThrow(tooMany)
  await expect(signIn(right, { address })).rejects.toThrow(tooMany)
})

test('the owner signs in from another address meanwhile', async () => {
  const attacker = newAddress()
  await tries(15, () => signIn(wrong, { address: attacker }))
  expect(await signIn(right, { address: newAddress() })).not.toBeNull()
})

test('a right password forgets the wrong ones before it', async () => {
  const address = newAddress()
  for (const _ of [1, 2, 3]) {
    await tries(6, () => signIn(wrong, { address }))
    expect(await signIn(right, { address })).not.toBeNull()
  }
})

test('an address without an account is refused after as many tries, in the same words', async () => {
  const address = newAddress()
  const stranger = { email: 'nobody@acme.example', password: PASSWORD }
  expect(await tries(10, () => signIn(stranger, { address }))).toEqual(Array(10).fill(null))
  await expect(signIn(stranger, { address })).rejects.toThrow(tooMany)
})

test('and takes as long as one with an account', async () => {
  const median = async (email: string) => {
    const times: number[] = []
    for (let at = 0; at < 7; at++) {
      const started = performance.now()
      await signIn({ email, password: 'wrong' }, { address: newAddress() })
      times.push(performance.now() - started)
    }
    return times.sort((a, b) => a - b)[3] as number
  }
  const [known, unknown] = [await median('slow@acme.example'), await median(EMAIL)]
  // The hash takes tens of milliseconds; leaving it out would make one of them several times faster.
  expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(3)
})

test('guessing from many addresses is held back, and a browser of the owner is not', async () => {
  const email = 'wanted@acme.example'
  const outcomes = await tries(70, () => signIn({ email, password: 'wrong' }, { address: newAddress() }))
  expect(outcomes.filter((outcome) => outcome === null).length).toBeLessThanOrEqual(62)
  // The worst that its owner waits on a browser that is not known.
  expect((outcomes.at(-1) as { retryAfter: number }).retryAfter).toBeLessThanOrEqual(10)

  const browserMark = markBrowser(email)
  expect(await signIn({ email, password: 'wrong' }, { address: newAddress(), browserMark })).toBeNull()
})

test('the mark of a browser counts for its account alone, and cannot be made up', async () => {
  const email = 'marked@acme.example'
  await tries(70, () => signIn({ email, password: 'wrong' }, { address: newAddress() }))
  for (const browserMark of [
    markBrowser('other@acme.example'),
    'made.up',
    '.',
    `${markBrowser(email).slice(0, -2)}AA`,
  ]) {
    const attempt = signIn({ email, password: 'wrong' }, { address: newAddress(), browserMark })
    await expect(attempt).rejects.toThrow(tooMany)
  }
})

test('tries at many accounts from one address are limited together', async () => {
  const address = newAddress()
  const outcomes = await tries(110, () => {
    networks += 1
    return signIn({ email: `person${networks}@acme.example`, password: 'wrong' }, { address })
  })
  const passed = outcomes.filter((outcome) => outcome === null).length
  expect(passed).toBeGreaterThanOrEqual(100)
  expect(passed).toBeLessThan(110)
}, 60_000)

test('the API that gives tokens answers 429 with Retry-After', async () => {
  const address = newAddress()
  const attempt = () =>
    callApi('POST', '/api/v1/tokens', {
      headers: {
        authorization: `Basic ${Buffer.from(`${EMAIL}:wrong`).toString('base64')}`,
        'x-portico-address': address,
      },
    })
  for (let at = 0; at < 10; at++) expect((await attempt()).status).toBe(401)
  const answer = await attempt()
  expect([answer.status, answer.body.title]).toEqual([429, 'rate_limited'])
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('new accounts from one address are limited', async () => {
  const address = newAddress()
  const outcomes = await tries(105, () => limitNewAccounts(address))
  expect(outcomes.filter((outcome) => outcome === undefined).length).toBeLessThanOrEqual(101)
  expect(outcomes.at(-1)).toEqual(tooMany)
})
