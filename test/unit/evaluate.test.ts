import { expect, test } from 'vitest'
import { expressionProblem } from '@/lib/connectors'
import { evaluate } from '@/lib/upstream'

const ORDER = {
  id: 'A7',
  customer: { name: 'Zoë' },
  items: [{ sku: 'pen', qty: 2 }, { sku: 'cup' }],
  constructor: 'F1',
}

test.each([
  ['id', 'A7'],
  [
    '{id: id, items: items[].{sku: sku, qty: qty}}',
    {
      id: 'A7',
      items: [
        { sku: 'pen', qty: 2 },
        { sku: 'cup', qty: null },
      ],
    },
  ],
  ['items[?qty > `1`].sku | [0]', 'pen'],
  ['customer.name', 'Zoë'],
  ['length(items)', 2],
  ['{items: @}', { items: ORDER }],
  ['nothing.here', null],
  [
    'let $id = id in items[].{order: $id, sku: sku}',
    [
      { order: 'A7', sku: 'pen' },
      { order: 'A7', sku: 'cup' },
    ],
  ],
])('%s', (expression, expected) => {
  expect(evaluate(expression, ORDER)).toEqual(expected)
})

test.each([
  '__proto__',
  'customer.__proto__.toString',
  'customer.constructor',
  'items[0].toString',
  'let $x = items in $x[0].hasOwnProperty',
])('%s finds nothing that is not in the answer', (expression) => {
  expect(evaluate(expression, ORDER)).toBeNull()
})

test('a field of the answer may be called like something of JavaScript', () => {
  expect(evaluate('constructor', ORDER)).toBe('F1')
})

const many = Array.from({ length: 60_000 }, (_, id) => ({ id, name: 'x'.repeat(60) }))
const times = (step: string, count: number) => Array(count).fill(step).join(' | ')

test.each([
  ['quadratic', 'map(&length($[?id != `5`]), @)', /longer than 250 ms/],
  ['doubling lists', times('[@,@][]', 40), /longer than 250 ms|too much/],
  ['doubling references', times('[@,@]', 40), /longer than 250 ms|too much/],
  ['doubling texts', `to_string(@) | ${times("{a: join('', [@, @])}.a", 20)}`, /too much/],
  ['a text without end', "pad_left('x', `500000000`)", /too much/],
  ['replacing nothing by much', `replace(to_string(@), '', '${'x'.repeat(1000)}')`, /too much/],
  ['each by each', times('map(&[@,@],@)', 20), /longer than 250 ms|too much/],
])('an expression that would fill time or memory is stopped: %s', (_, expression, message) => {
  const started = performance.now()
  expect(() => evaluate(expression, many)).toThrow(expect.objectContaining({ message: expect.stringMatching(message) }))
  expect(performance.now() - started).toBeLessThan(1000)
})

test('after a stopped expression the next one works', () => {
  expect(() => evaluate('map(&length($[?id != `5`]), @)', many)).toThrow()
  expect(evaluate('id', ORDER)).toBe('A7')
})

test.each([
  ['length(id, id)', /takes 1 argument/],
  ['sum(id)', /sum\(\)/],
  ['items[', /./],
  ['nothing_known(id)', /Unknown function/],
])('%s says why it fails', (expression, message) => {
  expect(() => evaluate(expression, ORDER)).toThrow(
    expect.objectContaining({ code: 'invalid_argument', message: expect.stringMatching(message) }),
  )
})

test.each([
  ['a b', '"b" at character 3 is not expected there'],
  ['items[].{id: id', 'The expression ends too early. Close what it opens.'],
  ['foo.*.!', '"!" at character 7 is not expected there'],
  ['{a: b, c d}', '"d" at character 10 is not expected there'],
  ['id, #', 'The character # has no place in an expression'],
  ['shout(name)', 'There is no function called "shout"'],
  ['{__proto__: a}', 'A field of the result cannot be called __proto__'],
])('%s is refused with its place', (expression, problem) => {
  expect(expressionProblem(expression)).toBe(problem)
})

test.each(['id', 'items[].{id: id}', 'sort_by(@, &id)[:3]', 'let $a = b in c[?d == $a]', '"odd name".x', '(a || b).c'])(
  '%s can be used',
  (expression) => expect(expressionProblem(expression)).toBeNull(),
)
