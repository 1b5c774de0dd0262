import { expect, test } from 'vitest'
import type { RingKey } from '@/lib/crypto'

process.env.SECRET_KEY = 'a secret key with more than thirty-two characters'
const { envelopePrefix, newKey, reseal, seal, setKeyRing, unseal, unwrapKey, wrapKey } = await import('@/lib/crypto')

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

const ringKey = (id: string, activeFrom = 0): RingKey => ({ id, key: newKey(), activeFrom })
const [first, second] = [ringKey('first'), ringKey('second', 5)]

test('opens what the instance’s secret sealed before there was a ring', () => {
  const before = seal('sk_live_1', 'credential:a')
  setKeyRing([first])
  expect(before).toMatch(/^v1\./)
  expect(unseal(before, 'credential:a')).toBe('sk_live_1')
  expect(unseal(reseal(before, first, 'credential:a'), 'credential:a')).toBe('sk_live_1')
  expect(() => reseal(before, first, 'credential:b')).toThrow()
})

test('seals with the newest key whose time has come, and opens with every one', () => {
  setKeyRing([ringKey('later', Date.now() + 60_000), first])
  const envelope = seal('sk_live_1', 'credential:a')
  expect(envelope.startsWith(envelopePrefix('first'))).toBe(true)
  setKeyRing([first, second])
  expect(seal('sk_live_1', 'credential:a').startsWith(envelopePrefix('second'))).toBe(true)
  expect(unseal(envelope, 'credential:a')).toBe('sk_live_1')
})

test('seals anew without knowing whose it is, for the same owner alone', () => {
  setKeyRing([first])
  const envelope = seal('sk_live_1', 'credential:a')
  const anew = reseal(envelope, second, '')
  setKeyRing([second])
  expect(anew.startsWith(envelopePrefix('second'))).toBe(true)
  expect(unseal(anew, 'credential:a')).toBe('sk_live_1')
  expect(() => unseal(anew, 'credential:b')).toThrow()
})

test('a key that went opens for a minute what was read just before, and then no more', () => {
  const now = Date.now()
  setKeyRing([first], now)
  const envelope = seal('sk_live_1', 'credential:a')
  setKeyRing([second], now)
  expect(unseal(envelope, 'credential:a')).toBe('sk_live_1')
  setKeyRing([second], now + 61_000)
  expect(() => unseal(envelope, 'credential:a')).toThrow(/key this instance does not have/)
})

test('a key of the ring is sealed with the instance’s secret, for its row', () => {
  const wrapped = wrapKey(first.key, 'first')
  expect(wrapped).not.toContain(first.key.toString('base64url'))
  expect(unwrapKey(wrapped, 'first')).toEqual(first.key)
  expect(() => unwrapKey(wrapped, 'second')).toThrow()
  expect(() => unwrapKey(`othersec.${wrapped.split('.')[1]}`, 'first')).toThrow(/SECRET_KEY_PREVIOUS/)
})
