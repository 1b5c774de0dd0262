import { expect, test } from 'vitest'
import {
  filterTools,
  isSpare,
  type ToolRow,
  toFilter,
} from '@/app/(portal)/p/[partner]/connectors/[connector]/tools/_list/tool-row'
import { inGroups, moveToGroup, placeBeside, stepTool, type ToolPosition } from '@/lib/connectors/schema'

/** `a b:G` as tools: b is in the group G. */
function read(text: string): ToolPosition[] {
  return text.split(' ').map((word) => {
    const [name = '', group] = word.split(':')
    return { name, ...(group && { group }) }
  })
}
const write = (tools: ToolPosition[]) => tools.map(({ name, group }) => (group ? `${name}:${group}` : name)).join(' ')

test.each([
  ['a b c', 'a b c'],
  ['a:G b c:G', 'a:G c:G b'],
  ['a b:G c d:H e:G', 'a c b:G e:G d:H'],
])('%s in groups is %s', (before, after) => {
  expect(write(inGroups(read(before)))).toBe(after)
})

test.each<[string, 'up' | 'down', string, string]>([
  ['a', 'down', 'a b c', 'b a c'],
  ['c', 'up', 'a b c', 'a c b'],
  ['a', 'up', 'a b c', 'a b c'],
  ['c', 'down', 'a b c', 'a b c'],
  ['b', 'up', 'a b:G c:G', 'a b c:G'],
  ['a', 'down', 'a b:G c:G', 'a:G b:G c:G'],
  ['c', 'down', 'a b:G c:G d:H', 'a b:G c:H d:H'],
  ['x', 'up', 'a b', 'a b'],
])('%s goes %s in %s', (name, direction, before, after) => {
  expect(write(stepTool(read(before), name, direction))).toBe(after)
})

test('steps over what the filter hides', () => {
  expect(write(stepTool(read('a b c d'), 'd', 'up', ['a', 'd']))).toBe('d a b c')
})

test.each<[string, 'before' | 'after', string, string]>([
  ['d', 'before', 'b', 'a d:G b:G c:G'],
  ['a', 'after', 'c', 'b:G c:G a:G d'],
  ['b', 'before', 'b', 'a b:G c:G d'],
  ['a', 'before', 'none', 'a b:G c:G d'],
])('%s put %s %s', (name, side, target, after) => {
  expect(write(placeBeside(read('a b:G c:G d'), name, target, side))).toBe(after)
})

test.each<[string[], string | undefined, string]>([
  [['a'], 'G', 'b:G a:G c d'],
  [['d', 'a'], 'New', 'b:G c a:New d:New'],
  [['b'], undefined, 'a c d b'],
])('moves %j to %s', (names, group, after) => {
  expect(write(moveToGroup(read('a b:G c d'), names, group))).toBe(after)
})

const row = (parts: Partial<ToolRow>): ToolRow => ({
  name: 'get_order',
  title: 'Get order',
  kind: 'Read',
  method: 'GET',
  path: '/orders/{id}',
  group: '',
  hidden: false,
  changed: false,
  calls: null,
  icon: null,
  ...parts,
})
const rows = [
  row({ name: 'get_order', group: 'Orders', calls: 3 }),
  row({ name: 'cancel_order', kind: 'Destructive', method: 'DELETE', group: 'Orders', changed: true, calls: 0 }),
  row({ name: 'ping', title: 'Ping', path: '/ping', hidden: true, calls: 0 }),
]

test.each<[Record<string, string | string[]>, string[]]>([
  [{}, ['get_order', 'cancel_order', 'ping']],
  [{ q: 'ORDER delete' }, ['cancel_order']],
  [{ kind: 'Read', group: '-' }, ['ping']],
  [{ group: 'Orders' }, ['get_order', 'cancel_order']],
  [{ state: 'hidden' }, ['ping']],
  [{ state: 'served' }, ['get_order', 'cancel_order']],
  [{ state: 'changed' }, ['cancel_order']],
  [{ state: 'spare' }, ['cancel_order']],
  [{ kind: 'Nonsense', state: '<script>', q: ['ping', 'x'] }, ['ping']],
])('%j shows %j', (query, names) => {
  expect(filterTools(rows, toFilter(query)).map(({ name }) => name)).toEqual(names)
})

test.each<[Partial<ToolRow>, boolean, boolean]>([
  [{ name: 'admin_reset' }, false, true],
  [{ name: 'get_latest_orders' }, false, false],
  [{ calls: 0 }, true, true],
  [{ calls: 0 }, false, false],
  [{ calls: 1 }, true, false],
  [{ name: 'ping', hidden: true }, true, false],
])('%j, where others are called: %s', (parts, anyCalled, spare) => {
  expect(isSpare(row(parts), anyCalled)).toBe(spare)
})
