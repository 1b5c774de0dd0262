import { expect, test } from 'vitest'
import { build, hostile, orders, textFiles, weather } from './golden/descriptions'

test.each([
  ['a shop that finds, reads, adds and cancels', orders],
  ['one tool that only reads', weather],
  ['hostile texts everywhere', hostile],
])('writes the plugin as a careful person would: %s', async (_, description) => {
  const text = textFiles(build(description))
    .map(({ path, text }) => `======== ${path}\n${text}`)
    .join('\n')
  await expect(text).toMatchFileSnapshot(`golden/${description.slug}.txt`)
})
