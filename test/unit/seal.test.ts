import { expect, test } from 'vitest'

process.env.SECRET_KEY = 'a secret key with more than thirty-two characters'
const { seal, unseal } = await import('@/lib/crypto')

test('opens what was sealed for the same owner', () => {
  expect(unseal(seal('sk_live_1', 'credential:a'), 'credential:a')).toBe('sk_live_1')
})

test('seals the same text differently each time', () => {
  expect(seal('sk_live_1', 'credential:a')).not.toBe(seal('sk_live_1', 'credential:a'))
})

test('refuses an envelope that was moved to another row', () => {
  expect(() => unseal(seal('sk_live_1', 'credential:a'), 'credential:b')).toThrow()
})

test('refuses an envelope that was changed', () => {
  const envelope = seal('sk_live_1', 'credential:a')
  const last = envelope.at(-1) === 'A' ? 'B' : 'A'
  expect(() => unseal(envelope.slice(0, -2) + last + envelope.at(-1), 'credential:a')).toThrow()
})

test('says why when the key is another one', () => {
  const [version, , body] = seal('sk_live_1', 'credential:a').split('.')
  expect(() => unseal([version, 'otherkey', body].join('.'), 'credential:a')).toThrow(/SECRET_KEY/)
})
