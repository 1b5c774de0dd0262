import { checkSync } from 'recheck'
import { expect, test } from 'vitest'
import { isPlainPattern } from '@/lib/connectors/is-plain-pattern'

const PLAIN = [
  '',
  'abc',
  '^[a-z0-9-]+$',
  '[a-fA-F0-9]{64}',
  '[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}',
  '^\\d{4}-\\d\\d-\\d\\d$',
  '^(red|green|blue)$',
  '^(?:a|b)?c{1,3}$',
  '^.{1,255}$',
  '^\\+?[1-9]\\d{1,14}$',
  '^[^\\]\\\\]+$',
  '^\\u0041\\p{L}*$',
]

test.each(PLAIN)('%j is plain', (pattern) => {
  expect(isPlainPattern(pattern)).toBe(true)
  expect(checkSync(pattern, 'u', { timeout: 3_000 }).status).not.toBe('vulnerable')
})

test.each([
  '(a+)+$',
  '^(a|a)*$',
  '^(a?){50}$',
  '\\s+$',
  '^a*a*$',
  '^(\\w+\\s?)*$',
  '[a-z]+@[a-z]+',
  '^a+|b+$',
  '(?=a)b',
  '(?<name>a)',
  '(a)\\1',
  '\\bword',
  '(a',
  'a)',
  'a{2',
  '^(a{1,50}){1,50}$',
  '^a{0,100}a{0,100}$',
  '[a',
])('%j is left to the thorough check', (pattern) => {
  expect(isPlainPattern(pattern)).toBe(false)
})
