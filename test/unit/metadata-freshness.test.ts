import { expect, test } from 'vitest'
import { metadataFreshness } from '@/lib/oauth/metadata-freshness'

const NOW = Date.parse('Wed, 25 Nov 2026 12:00:00 GMT')
const DAY = 86_400

const lasts = (headers: Record<string, string>) => {
  const { freshUntil, usableUntil } = metadataFreshness(new Headers(headers), NOW)
  return [freshUntil, usableUntil].map((until) => (until - NOW) / 1000)
}

test.each<[Record<string, string>, number, number]>([
  [{}, 300, 300 + DAY],
  [{ 'cache-control': 'max-age=600' }, 600, 600 + DAY],
  [{ 'cache-control': 'public, Max-Age="600"' }, 600, 600 + DAY],
  [{ 'cache-control': 'max-age=600', age: '500' }, 100, 100 + DAY],
  [{ 'cache-control': 'max-age=600, s-maxage=900' }, 900, 900 + DAY],
  [{ 'cache-control': 'max-age=600, must-revalidate' }, 600, 600],
  // Not kept, but for the one sign-in.
  [{ 'cache-control': 'no-store' }, 60, 60],
  [{ 'cache-control': 'no-cache, max-age=600' }, 60, 60],
  [{ 'cache-control': 'max-age=0' }, 60, 60 + DAY],
  [{ 'cache-control': 'max-age=31536000' }, DAY, 2 * DAY],
  [{ 'cache-control': 'max-age=nonsense' }, 300, 300 + DAY],
  [{ expires: 'Wed, 25 Nov 2026 12:10:00 GMT' }, 600, 600 + DAY],
  [{ expires: 'Wed, 25 Nov 2026 12:10:00 GMT', date: 'Wed, 25 Nov 2026 12:05:00 GMT' }, 300, 300 + DAY],
  [{ expires: 'Wed, 25 Nov 2026 11:00:00 GMT' }, 60, 60 + DAY],
  [{ expires: '0' }, 60, 60 + DAY],
  [{ expires: 'Wed, 25 Nov 2026 13:00:00 GMT', 'cache-control': 'max-age=600' }, 600, 600 + DAY],
])('RFC 9111 4.2: %j is fresh for %d s and of use for %d s', (headers, fresh, usable) => {
  expect(lasts(headers)).toEqual([fresh, usable])
})
