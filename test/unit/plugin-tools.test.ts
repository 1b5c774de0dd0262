import { expect, test } from 'vitest'
import { proposeAnnotations } from '@/lib/connectors/schema'
import { buildExample } from '@/lib/drafts/build-example'
import { countTools } from '@/lib/drafts/count-tools'
import { idSources } from '@/lib/drafts/id-sources'
import { planTools } from '@/lib/drafts/plan-tools'
import { renderArgument } from '@/lib/drafts/render-argument'
import { renderCautions } from '@/lib/drafts/render-cautions'
import { renderSteps } from '@/lib/drafts/render-steps'
import { suggestTasks } from '@/lib/drafts/suggest-tasks'
import { orders, parameter, tool, weather } from './golden/descriptions'

const named = (name: string) => {
  const found = orders.tools.find((candidate) => candidate.name === name)
  if (!found) throw new Error(`There is no ${name}`)
  return found
}
const reading = tool({ name: 'a', title: 'Get a thing', description: 'Gets a thing', method: 'GET', path: '/a/{id}' })
const adding = {
  ...tool({ name: 'b', title: 'Add a thing', description: 'Adds', method: 'POST', path: '/a' }),
  annotations: { ...proposeAnnotations('POST'), destructiveHint: false },
}

test('puts finding before reading, reading before changing, and destroying last', () => {
  const { find, read, change } = planTools(orders.tools)
  expect(find.map(({ name }) => name)).toEqual(['list_orders', 'search_orders'])
  expect(read.map(({ name }) => name)).toEqual(['get_order'])
  expect(change.map(({ name }) => name)).toEqual(['create_order', 'cancel_order'])
})

test.each([
  ['the collection of the path', named('get_order'), 'id', ['list_orders', 'search_orders']],
  ['a path that goes on', named('cancel_order'), 'id', ['list_orders', 'search_orders']],
  ['no id', named('list_orders'), 'status', []],
  [
    'an id named after another collection',
    { ...adding, parameters: [parameter({ name: 'orderId', in: 'body' })] },
    'orderId',
    ['list_orders', 'search_orders'],
  ],
  [
    'an id of something unknown',
    { ...adding, parameters: [parameter({ name: 'shop_id', in: 'body' })] },
    'shop_id',
    [],
  ],
  [
    'a word that ends like an id',
    { ...adding, parameters: [parameter({ name: 'orderpaid', in: 'body' })] },
    'orderpaid',
    [],
  ],
])('finds where an id comes from: %s', (_, changing, name, sources) => {
  const { find } = planTools(orders.tools)
  expect(idSources(changing, name, find).map((source) => source.name)).toEqual(sources)
})

test('takes no id from the tool itself', () => {
  const list = { ...named('list_orders'), parameters: [parameter({ name: 'order_id', in: 'query' })] }
  expect(idSources(list, 'order_id', [list])).toEqual([])
})

test('takes no ids from a list that needs one itself', () => {
  const notes = tool({
    name: 'list_notes',
    title: 'List notes',
    description: 'Lists',
    method: 'GET',
    path: '/orders/{id}/notes',
  })
  expect(idSources(named('get_order'), 'id', [notes])).toEqual([])
})

test.each([
  [{ type: 'string' }, true, '- `x` (required; text)'],
  [{}, false, '- `x` (optional)'],
  [{ type: 'string', enum: ['a', 'b', 3, null] }, false, '- `x` (optional; one of `a`, `b`, `3` or `null`)'],
  [{ enum: ['only'] }, false, '- `x` (optional; always `only`)'],
  [{ const: true }, true, '- `x` (required; always `true`)'],
  [
    { type: 'integer', minimum: 1, maximum: 100, default: 20 },
    false,
    '- `x` (optional; a whole number; 1 to 100; default `20`)',
  ],
  [
    { type: 'number', exclusiveMinimum: 0, multipleOf: 0.5 },
    false,
    '- `x` (optional; a number; more than 0; in steps of 0.5)',
  ],
  [{ type: 'number', minimum: 0 }, false, '- `x` (optional; a number; at least 0)'],
  [{ type: 'string', minLength: 1, maxLength: 1 }, false, '- `x` (optional; text; at most 1 character)'],
  [{ type: 'string', minLength: 3, maxLength: 3 }, false, '- `x` (optional; text; exactly 3 characters)'],
  [{ type: 'string', format: 'date' }, false, '- `x` (optional; a date such as `2026-01-31`)'],
  [{ type: 'string', format: 'constructor' }, false, '- `x` (optional; text)'],
  [{ type: ['string', 'null'] }, false, '- `x` (optional; text or `null`)'],
  [
    { type: 'array', items: { enum: ['a', 'b'] }, maxItems: 1 },
    false,
    '- `x` (optional; a list, each one of `a` or `b`; at most 1 entry)',
  ],
  [{ type: 'object', properties: { a: {}, b: {} } }, false, '- `x` (optional; an object with `a` and `b`)'],
  [{ type: 'string', pattern: '^[A-Z]+$' }, false, '- `x` (optional; text; matches `^[A-Z]+$`)'],
  [{ type: 'string', default: '' }, false, '- `x` (optional; text; default `""`)'],
  [{ type: 'string', examples: ['A7'] }, false, '- `x` (optional; text; for example `A7`)'],
  [
    { type: 'boolean', description: 'Whether to tell\nthe customer' },
    false,
    '- `x` (optional; `true` or `false`): Whether to tell the customer.',
  ],
])('describes an argument of %j', (schema, required, line) => {
  expect(renderArgument('x', schema, required, [])).toBe(line)
})

test('shows an example only of values that the partner gave', () => {
  expect(buildExample(named('create_order'))).toEqual({ customer: 'Ada Park', items: [{ sku: 'MUG-01', quantity: 2 }] })
  expect(buildExample(named('cancel_order'))).toEqual({ id: 'A-1001' })
  expect(buildExample(named('list_orders'))).toBeUndefined()
  expect(weather.tools.map(buildExample)).toEqual([undefined])
})

test.each([
  ['one that reads', [reading], 'one tool, which only reads'],
  ['one that changes', [adding], 'one tool, which makes changes'],
  ['only readers', [reading, reading], '2 tools, all of which only read'],
  ['only writers', [adding, adding], '2 tools, all of which make changes'],
  ['one of each', [reading, adding], '2 tools: 1 only reads, 1 makes changes'],
  ['several of each', [reading, reading, adding, adding], '4 tools: 2 only read, 2 make changes'],
])('counts tools in fitting words: %s', (_, tools, words) => {
  expect(countTools(tools)).toBe(words)
})

test('numbers only the steps that the connector has tools for', () => {
  expect(renderSteps(planTools([reading])).map((step) => step.match(/\*\*(.+?)\*\*/)?.[1])).toEqual([
    'Read.',
    'Answer from what came back.',
  ])
  expect(renderSteps(planTools(orders.tools)).map((step) => step.slice(0, 3))).toEqual([
    '1. ',
    '2. ',
    '3. ',
    '4. ',
    '5. ',
  ])
})

test('asks for a yes before a destructive tool, and only there', () => {
  expect(renderSteps(planTools(orders.tools)).join('\n')).toMatch(
    /`cancel_order` can overwrite or remove .* wait for a clear yes/,
  )
  expect(renderSteps(planTools([reading, adding])).join('\n')).not.toContain('yes')
})

test('warns of pages, of repeated calls and of listed values only where there are any', () => {
  const cautions = renderCautions(orders.tools).join('\n')
  expect(cautions).toContain('`list_orders` answers in parts: go on with `page`')
  expect(cautions).toContain('Calling `create_order` or `cancel_order` twice')
  expect(cautions).toContain('listed values')
  expect(renderCautions([reading]).join('\n')).not.toMatch(/in parts|twice|listed values|optional/)
})

test('suggests one task of each kind before a second of any', () => {
  expect(suggestTasks(planTools(orders.tools))).toEqual(['list orders', 'get one order', 'create an order'])
  expect(suggestTasks(planTools(weather.tools))).toEqual(['get the weather of a city'])
})
