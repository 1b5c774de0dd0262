import { expect, test } from 'vitest'
import { changeDetails } from '@/lib/connectors/change-details'
import { describeChanges } from '@/lib/connectors/describe-changes'
import type { ReleaseSnapshot } from '@/lib/connectors/schema'
import { lineDifference, wordDifference } from '@/lib/connectors/text-difference'
import { prompt, textResource } from '@/test/support/prompts'
import { empty, tool } from '@/test/support/tools'

const release = (parts: Partial<ReleaseSnapshot> = {}): ReleaseSnapshot => ({
  name: 'Shop',
  description: 'A shop',
  baseUrl: 'https://api.acme.example',
  ...empty,
  ...parts,
})

function details(before: Partial<ReleaseSnapshot>, after: Partial<ReleaseSnapshot>) {
  const [old, now] = [release(before), release(after)]
  return describeChanges(old, now).map((change) => changeDetails(change, old, now))
}

test('tells texts word by word', () => {
  expect(wordDifference('Returns one order.', 'Returns an order.')).toEqual([
    { kind: 'same', text: 'Returns ' },
    { kind: 'before', text: 'one' },
    { kind: 'after', text: 'an' },
    { kind: 'same', text: ' order.' },
  ])
  expect(wordDifference('', 'New')).toEqual([{ kind: 'after', text: 'New' }])
  expect(wordDifference('Same', 'Same')).toEqual([{ kind: 'same', text: 'Same' }])
})

test('tells data line by line, with what is far from a difference left out', () => {
  const lines = Array.from({ length: 9 }, (_, index) => `line ${index}`)
  const changed = lines.map((line, index) => (index === 4 ? 'other' : line))
  expect(
    lineDifference(lines.join('\n'), changed.join('\n')).map((piece) => piece && `${piece.kind} ${piece.text}`),
  ).toEqual(['same line 2', 'same line 3', 'before line 4', 'after other', 'same line 5', 'same line 6', null])
})

test('stays quick for long texts that have nothing in common', () => {
  const long = (word: string) => Array.from({ length: 20_000 }, (_, index) => `${word} ${index}`).join('\n')
  const started = performance.now()
  expect(lineDifference(long('a'), long('b'))).toHaveLength(40_000)
  expect(performance.now() - started).toBeLessThan(2000)
})

test('shows of a renamed tool what it was called, and only what differs', () => {
  const after = tool({ name: 'find_order', aliases: ['get_order'], description: 'Finds one order by its id.' })
  expect(details({ tools: [tool()] }, { tools: [after] })).toMatchObject([
    [
      {
        label: 'Name',
        words: [
          { kind: 'before', text: 'get_order' },
          { kind: 'after', text: 'find_order' },
        ],
      },
      { label: 'Former names', kind: 'lines' },
      { label: 'Description', kind: 'words' },
    ],
  ])
})

test('shows the arguments as JSON', () => {
  const [[shown] = []] = details({ tools: [tool()] }, { tools: [tool({ parameters: [], path: '/orders' })] })
  expect(shown).toMatchObject({ label: 'Arguments', kind: 'lines' })
  expect(JSON.stringify(shown)).toContain('"before","text":"    \\"id\\": {')
})

test('shows prompts, resources, orders and the connector itself', () => {
  const before = { prompts: [prompt()], resources: [textResource()], tools: [tool(), tool({ name: 'other' })] }
  const after = {
    name: 'Store',
    prompts: [prompt({ title: 'Another' })],
    resources: [textResource({ text: 'Other words' })],
    tools: [tool({ name: 'other' }), tool()],
  }
  const labels = details(before, after).map((shown) => shown.map(({ label }) => label))
  expect(labels).toEqual([['Name'], ['Order'], ['Title'], ['Text']])
})
