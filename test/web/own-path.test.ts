import { expect, test } from 'vitest'
import { ownPath } from '@/app/_web/session'

test.each([
  ['/p/acme/team?tab=open', '/p/acme/team?tab=open'],
  ['/', '/'],
  [undefined, '/'],
  [null, '/'],
  ['', '/'],
  ['team', '/'],
  ['https://evil.example/', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/.//evil.example', '/evil.example'],
  ['/a/..//evil.example', '/evil.example'],
  ['/.\\/evil.example', '/evil.example'],
  ['/%2e//evil.example', '/evil.example'],
])('sends %j no further than this portal', (next, path) => {
  expect(ownPath(next)).toBe(path)
})
