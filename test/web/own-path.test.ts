import { expect, test } from 'vitest'
import { ownPath } from '@/app/_web/session'

test.each([
  ['/p/acme/team?tab=open', '/p/acme/team?tab=open'],
  ['/', '/'],
  ['/p/acme/team?_rsc=1x2y', '/p/acme/team'],
  ['/consent/1?a=b%20c&d=e+f', '/consent/1?a=b%20c&d=e+f'],
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
