import { expect, test } from 'vitest'
import { toRelativeTime } from '@/app/_components/ui/to-relative-time'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

test.each([
  [0, 'just now'],
  [-29 * SECOND, 'just now'],
  [29 * SECOND, 'just now'],
  [-30 * SECOND, '1 minute ago'],
  [-89 * SECOND, '1 minute ago'],
  [-59 * MINUTE, '59 minutes ago'],
  [-60 * MINUTE, '1 hour ago'],
  [-23.9 * HOUR, '23 hours ago'],
  [-DAY, 'yesterday'],
  [-6 * DAY, '6 days ago'],
  [7 * DAY - 2 * SECOND, 'in 7 days'],
  [-45 * DAY, 'last month'],
  [-400 * DAY, 'last year'],
])('says %i ms from now as "%s"', (distance, words) => {
  const now = Date.UTC(2026, 0, 31)

  expect(toRelativeTime(now + distance, now)).toBe(words)
})
