import { expect, test } from 'vitest'
import { describeChanges } from '@/lib/connectors'
import type { ReleaseSnapshot } from '@/lib/connectors/schema'
import { prompt, templateResource, textResource } from '@/test/support/prompts'
import { empty, tool } from '@/test/support/tools'

const release = (parts: Partial<ReleaseSnapshot> = {}): ReleaseSnapshot => ({
  name: 'Shop',
  description: 'A shop',
  baseUrl: 'https://api.acme.example',
  ...empty,
  ...parts,
})

type ToolParts = Parameters<typeof tool>[0]

/** What is said of one tool that becomes another. */
function told(before: ToolParts, after: ToolParts) {
  return describeChanges(release({ tools: [tool(before)] }), release({ tools: [tool(after)] }))
}

const status = (schema: object, required = false) => ({
  path: '/orders',
  parameters: [{ name: 'status', in: 'query' as const, required, schema: schema as Record<string, unknown> }],
})

test('finds nothing to say where nothing differs', () => {
  const same = release({ tools: [tool()], prompts: [prompt()], resources: [textResource()] })
  expect(describeChanges(same, structuredClone(same))).toEqual([])
})

test.each<[string, ToolParts, ToolParts, string]>([
  ['an argument newly required', status({}), status({}, true), 'now needs `status`'],
  ['an argument gone', status({}), { path: '/orders', parameters: [] }, 'no longer takes `status`'],
  ['a type fewer', status({ type: ['string', 'null'] }), status({ type: 'string' }), 'takes less in `status`'],
  ['whole numbers only', status({ type: 'number' }), status({ type: 'integer' }), 'takes less in `status`'],
  ['a type where there was none', status({}), status({ type: 'string' }), 'takes less in `status`'],
  ['a value fewer', status({ enum: ['a', 'b'] }), status({ enum: ['a'] }), 'takes less in `status`'],
  ['values where there were none', status({ type: 'string' }), status({ type: 'string', enum: ['a'] }), 'takes less'],
  ['a lower maximum', status({ maximum: 9 }), status({ maximum: 8 }), 'takes less'],
  ['a first minimum', status({ type: 'integer' }), status({ type: 'integer', minimum: 1 }), 'takes less'],
  ['a new pattern', status({ pattern: '^a' }), status({ pattern: '^b' }), 'takes less'],
  [
    'less inside an object',
    status({ type: 'object', properties: { a: { type: 'string' } } }),
    status({ type: 'object', properties: { a: { type: 'string' } }, required: ['a'] }),
    'takes less in `status`',
  ],
  [
    'less in the items of a list',
    status({ type: 'array', items: { type: 'number' } }),
    status({ type: 'array', items: { type: 'integer' } }),
    'takes less in `status`',
  ],
  ['a scope of its own', {}, { scope: 'refund' }, 'needs the scope `refund`, which people must allow'],
  ['another scope', { scope: 'refund' }, { scope: 'money' }, 'needs the scope `money`'],
  ['sign-in where there was none', { open: true }, {}, 'no longer answers without sign-in'],
  [
    'a write where it only read',
    {},
    { annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: true } },
    'no longer only reads',
  ],
])('flags %s as breaking', (_what, before, after, sentence) => {
  expect(told(before, after)).toMatchObject([
    { kind: 'changed', subject: 'get_order', breaking: true, sentence: expect.stringContaining(sentence) },
  ])
})

test.each<[string, ToolParts, ToolParts, string]>([
  ['an optional argument more', { path: '/orders', parameters: [] }, status({}), 'takes other arguments'],
  ['a required one that need no longer be', status({}, true), status({}), 'takes other arguments'],
  ['a type more', status({ type: 'integer' }), status({ type: 'number' }), 'takes other arguments'],
  ['a value more', status({ enum: ['a'] }), status({ enum: ['a', 'b'] }), 'takes other arguments'],
  ['a wider limit', status({ maxLength: 5 }), status({ maxLength: 6 }), 'takes other arguments'],
  ['a minimum length that takes all', status({ type: 'string' }), status({ type: 'string', minLength: 0 }), 'other'],
  ['other words', {}, { description: 'Other words.' }, 'is described anew'],
  ['another path', {}, { path: '/v2/orders/{id}' }, 'calls GET /v2/orders/{id}'],
  [
    'a stricter hint',
    { annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: true } },
    { annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: true } },
    'has stricter hints',
  ],
])('does not flag %s', (_what, before, after, sentence) => {
  expect(told(before, after)).toMatchObject([
    { kind: 'changed', subject: 'get_order', breaking: false, sentence: expect.stringContaining(sentence) },
  ])
})

test('flags a tool that is gone, and one that is renamed without its former name', () => {
  const gone = describeChanges(release({ tools: [tool(), tool({ name: 'other' })] }), release({ tools: [tool()] }))
  expect(gone).toMatchObject([
    { kind: 'removed', subject: 'other', breaking: true, sentence: 'Claude will no longer see `other`' },
  ])
  const renamed = told({}, { name: 'find_order' })
  expect(renamed.map(({ breaking }) => breaking)).toEqual([false, true])
  expect(renamed[1]?.sentence).toBe('`get_order` is now `find_order`, and calls by the old name fail')
  expect(renamed[1]?.renamedTo).toBe('find_order')
})

test('does not flag a renamed tool that keeps its former name, until it is taken away', () => {
  const kept = { name: 'find_order', aliases: ['get_order'] }
  expect(told({}, kept)).toMatchObject([
    {
      kind: 'changed',
      subject: 'find_order',
      breaking: false,
      sentence: '`find_order` was `get_order`, and calls by that name still work',
    },
  ])
  expect(told(kept, { name: 'find_order' })).toMatchObject([
    { kind: 'removed', subject: 'get_order', breaking: true, sentence: 'Calls by the former name `get_order` fail' },
  ])
})

test('tells of another order', () => {
  const [first, second] = [tool(), tool({ name: 'other' })]
  const changes = describeChanges(release({ tools: [first, second] }), release({ tools: [second, first] }))
  expect(changes).toMatchObject([
    { kind: 'changed', subject: 'tools', breaking: false, sentence: 'The tools are in another order' },
  ])
})

test('tells what changes in prompts, resources and instructions', () => {
  const before = release({ prompts: [prompt()], resources: [textResource(), templateResource()] })
  const after = release({
    instructions: 'Ask for the order number first.',
    prompts: [prompt({ arguments: [{ name: 'tone', required: true }] }), prompt({ name: 'summarise' })],
    resources: [textResource({ text: 'Sixty days.' })],
  })
  expect(describeChanges(before, after).map(({ breaking, sentence }) => [breaking, sentence])).toEqual([
    [false, 'Claude gets other server instructions'],
    [true, '`write_reply` now needs `tone`'],
    [false, 'People can pick a new prompt, `summarise`'],
    [false, '`returns` has other content'],
    [true, 'Claude can no longer read `shop://orders/{id}`'],
  ])
})

const version = (value: unknown) => ({ constants: [{ in: 'header', name: 'X-Version', value }] }) as ToolParts
const polling = { path: '/jobs/{{answer.id}}', done: 'done', everySeconds: 2, forSeconds: 30 }
test.each<[ToolParts, ToolParts, string]>([
  [{}, version(2), '`get_order` sends `X-Version: 2` with every call'],
  [version(1), version(2), '`get_order` sends `X-Version: 2` with every call'],
  [version(1), {}, '`get_order` no longer sends `X-Version` with every call'],
  [{}, { constants: [{ in: 'query', name: 'q', value: 'x'.repeat(99) }] }, `\`q=${'x'.repeat(40)}…\``],
  [{}, { pagination: { kind: 'link', pages: 5 } }, '`get_order` reads up to 5 pages'],
  [{ pagination: { kind: 'link', pages: 5 } }, {}, '`get_order` reads one page'],
  [{}, { polling }, '`get_order` waits up to 30 s for the job'],
  [{ polling }, {}, '`get_order` no longer waits for the job'],
  [{}, { bodyTemplate: { a: 1 } }, '`get_order` sends another body'],
  [{ bodyTemplate: { a: 1 } }, {}, '`get_order` no longer fills in a template'],
])('%# what a call does beyond its arguments is told in words', (before, after, sentence) => {
  const [change] = told(before, after)
  expect(change?.sentence).toContain(sentence)
  expect(change?.breaking).toBe(false)
})
