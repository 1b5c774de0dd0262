import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const page = readFileSync('docs/security.md', 'utf8')
const named = [...page.matchAll(/`(test\/[^`]+)` › (.+)$/gm)].map(([, file = '', name = '']) => ({ file, name }))

/** The names a test file gives, as they are written: `%s` and all. */
function namesIn(file: string): string[] {
  const source = readFileSync(file, 'utf8')
  const quoted = source.matchAll(/(?:^|[\s(])(['"`])((?:(?!\1)[^\\\n]|\\.)+)\1,\s*(?:\{|async|\()/g)
  return [...quoted].map(([, , name = '']) => name.replaceAll(/\\(['"`])/g, '$1'))
}

test('names tests for every attack', () => {
  expect(named.length).toBeGreaterThan(40)
  const attacks = page.split('## Attacks and what stops them')[1]?.split('\n## ')[0]?.split('\n### ').slice(1) ?? []
  expect(attacks.filter((attack) => !attack.includes('` › '))).toEqual([])
})

test.each(named)('$file has the test "$name"', ({ file, name }) => {
  expect(existsSync(file)).toBe(true)
  expect(namesIn(file)).toContain(name)
})
