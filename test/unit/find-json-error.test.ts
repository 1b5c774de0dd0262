import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findJsonError } from '@/app/_components/ui/find-json-error'

test.each([
  ['', 1, 1, 'A value is missing at the end'],
  ['{ "type": ', 1, 10, 'A value is missing at the end'],
  ['{', 1, 2, 'A name in double quotes is missing here'],
  ['{\n  "a": 1\n', 2, 9, 'The { of line 1 is never closed'],
  ['{\n  "a": 1\n  "b": 2\n}', 2, 9, 'A comma or } is missing here'],
  ['{\n  "a": 1,\n}', 2, 10, 'Take away the comma before }'],
  ['[1, 2,]', 1, 6, 'Take away the comma before ]'],
  ["{ 'a': 1 }", 1, 3, 'A name in double quotes is missing here'],
  ['{ a: 1 }', 1, 3, 'A name in double quotes is missing here'],
  ['{ "a" 1 }', 1, 7, 'A colon is missing after the name'],
  ['{ "a": }', 1, 8, 'A value is missing here'],
  ['{ "a": open }', 1, 8, 'open is no value. Texts stand in double quotes'],
  ['[01]', 1, 2, '01 is no value. Texts stand in double quotes'],
  ['{\n "a": "never }\n', 2, 7, 'The double quote that begins here is never closed'],
  ['"\\d+"', 1, 2, 'Write a backslash twice'],
  ['"a\tb"', 1, 3, 'Write a tab as \\t'],
  ['{} {}', 1, 4, 'The JSON ends before this. Take the rest away'],
])('%j breaks at line %i, column %i: %s', (text, line, column, message) => {
  expect(findJsonError(text)).toMatchObject({ line, column, message })
})

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

test('it calls broken exactly what JSON.parse refuses', () => {
  const pieces = fc.array(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '\\',
      '1',
      '-',
      '.5',
      '1e3',
      'true',
      'nul',
      ' ',
      '\n',
      '\t',
    ),
    { maxLength: 8 },
  )
  const almost = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', '\\', '\n'))
    .map(([text, at, put]) => {
      const place = at % (text.length + 1)
      return text.slice(0, place) + put + text.slice(place + 1)
    })
  fc.assert(
    fc.property(
      fc.oneof(
        pieces.map((list) => list.join('')),
        fc.json(),
        almost,
      ),
      (text) => {
        expect(findJsonError(text) === null).toBe(parses(text))
      },
    ),
    { numRuns: 2_000 },
  )
})
