import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, expect, test, vi } from 'vitest'
import { zipPlugin } from '@/lib/plugins/zip-plugin'
import { build, hostile, manyTools, orders, textFiles } from './golden/descriptions'

const zone = process.env.TZ

afterEach(() => {
  vi.useRealTimers()
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

test('holds every file below one folder with the name of the plugin', () => {
  const plugin = build(orders)
  const unzipped = Object.entries(unzipSync(zipPlugin(plugin))).map(([path, bytes]) => [path, strFromU8(bytes)])
  expect(unzipped).toEqual(textFiles(plugin).map(({ path, text }) => [`sample-orders/${path}`, text]))
})

test.each([
  ['a shop', orders],
  ['hostile texts', hostile],
  ['100 tools', manyTools(100)],
])('gives the same bytes in any time zone and year: %s', (_, description) => {
  const hashes = [
    ['UTC', '2026-01-31T12:00:00Z'],
    ['Pacific/Kiritimati', '2026-07-01T00:30:00Z'],
    ['America/Los_Angeles', '1999-12-31T23:59:59Z'],
    ['Asia/Kathmandu', '2040-02-29T00:00:00Z'],
  ].map(([timeZone, now]) => {
    process.env.TZ = timeZone
    vi.setSystemTime(now ?? '')
    return createHash('sha256')
      .update(zipPlugin(build(description)))
      .digest('hex')
  })
  expect(new Set(hashes).size).toBe(1)
})

test('does not depend on the order of the files it is given', () => {
  const plugin = build(orders)
  expect(zipPlugin({ ...plugin, files: [...plugin.files].reverse() })).toEqual(zipPlugin(plugin))
})
