import { expect, test } from 'vitest'
import { buildPlugin } from '@/lib/plugins/build-plugin'
import { hostile, orders, weather } from './golden/descriptions'

test.each([
  ['a shop that finds, reads, adds and cancels', orders],
  ['one tool that only reads', weather],
  ['hostile texts everywhere', hostile],
])('writes the plugin as a careful person would: %s', async (_, description) => {
  const { files } = buildPlugin(description)
  const text = files.map(({ path, text }) => `======== ${path}\n${text}`).join('\n')
  await expect(text).toMatchFileSnapshot(`golden/${description.slug}.txt`)
})
