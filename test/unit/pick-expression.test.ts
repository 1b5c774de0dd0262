import { expect, test } from 'vitest'
import { answerFields, siblingsOf } from '@/app/(portal)/p/[partner]/connectors/[connector]/tools/_form/answer-tree'
import {
  buildExpression,
  pickState,
  readPicks,
  togglePick,
} from '@/app/(portal)/p/[partner]/connectors/[connector]/tools/_form/pick-expression'
import { toResultForm, toResultShape } from '@/app/(portal)/p/[partner]/connectors/[connector]/tools/_form/result-form'
import { evaluate } from '@/lib/upstream'

const ORDER = {
  id: 'A7',
  'odd "name"': 1,
  customer: { name: 'Zoë', address: { city: 'Bern' } },
  items: [{ sku: 'pen' }, { sku: 'cup', qty: 2 }],
  tags: ['new'],
}

test.each([
  [[], ''],
  [[['id']], '{id: id}'],
  [[['id'], ['items', '[]', 'sku'], ['items', '[]', 'qty']], '{id: id, items: items[].{sku: sku, qty: qty}}'],
  [[['customer', 'address', 'city']], '{customer: customer.{address: address.{city: city}}}'],
  [[['odd "name"']], '{"odd \\"name\\"": "odd \\"name\\""}'],
  [
    [
      ['[]', 'id'],
      ['[]', 'lines', '[]', 'sku'],
    ],
    '[].{id: id, lines: lines[].{sku: sku}}',
  ],
])('picks %j are the expression %s, and back', (picks, expression) => {
  expect(buildExpression(picks)).toBe(expression)
  expect(readPicks(expression)).toEqual(picks)
})

test('what is picked keeps the shape of the answer', () => {
  const expression = buildExpression([['customer', 'name'], ['items', '[]', 'sku'], ['tags'], ['odd "name"']])
  expect(evaluate(expression, ORDER)).toEqual({
    customer: { name: 'Zoë' },
    items: [{ sku: 'pen' }, { sku: 'cup' }],
    tags: ['new'],
    'odd "name"': 1,
  })
})

test.each([
  'id',
  'items[].sku',
  '{a: id}',
  '{id: id',
  '{id: id} | [0]',
  '{items: items[?qty]}',
  '{id: id,}',
  'length(@)',
])('%s is written by hand', (expression) => expect(readPicks(expression)).toBeNull())

test('fields of list items are those of all of them, with an example', () => {
  const fields = answerFields(ORDER)
  expect(fields.map(({ name }) => name)).toEqual(['id', 'odd "name"', 'customer', 'items', 'tags'])
  expect(fields[3]).toMatchObject({
    type: 'list of 2',
    fields: [{ path: ['items', '[]', 'sku'] }, { path: ['items', '[]', 'qty'] }],
  })
  expect(fields[0]).toMatchObject({ example: '"A7"' })
  expect(answerFields([{ id: 1 }])[0]?.path).toEqual(['[]', 'id'])
  expect(answerFields('text')).toEqual([])
  expect(answerFields(JSON.parse('{"__proto__": 1, "a": 2}'))).toHaveLength(1)
})

test('picking a whole takes its parts, and taking away a part keeps the others', () => {
  const fields = answerFields(ORDER)
  const toggle = (picks: string[][], ...path: string[]) => togglePick(picks, path, (at) => siblingsOf(fields, at))
  const whole = toggle(toggle([], 'items', '[]', 'sku'), 'items')
  expect(whole).toEqual([['items']])
  expect(toggle(whole, 'items', '[]', 'sku')).toEqual([['items', '[]', 'qty']])
  expect(toggle(whole, 'items')).toEqual([])
  expect(toggle([['customer']], 'customer', 'address', 'city')).toEqual([['customer', 'name']])
})

test('a field is picked, in part, or not', () => {
  const picks = [['items', '[]', 'sku'], ['customer']]
  expect(pickState(picks, ['items'])).toBe('some')
  expect(pickState(picks, ['items', '[]', 'sku'])).toBe('all')
  expect(pickState(picks, ['customer', 'name'])).toBe('all')
  expect(pickState(picks, ['id'])).toBe('none')
})

test.each([
  [undefined, { expression: '', tokens: '' }],
  [{ expression: 'id' }, { expression: 'id', tokens: '' }],
  [
    { expression: 'id', tokens: 4000 },
    { expression: 'id', tokens: '4000' },
  ],
])('%j as it is typed, and back', (result, form) => {
  expect(toResultForm(result)).toEqual(form)
  expect(toResultShape(form, {})).toEqual(result)
})

test('a limit that is no number is said at its field', () => {
  const problems = {}
  expect(toResultShape({ expression: '', tokens: 'many' }, problems)).toBeUndefined()
  expect(problems).toEqual({ 'result.tokens': '"many" is no number' })
  expect(toResultShape({ expression: '', tokens: '4,000' }, {})).toEqual({ tokens: 4000 })
})
