import { expect, test } from 'vitest'
import { type GivenTool, mergeTool, type PresentTool, planImport } from '@/lib/connectors'
import { Parameter, type ToolDefinition as Tool, ToolDefinition } from '@/lib/connectors/schema'

const parameter = (name: string, more: object = {}): Parameter => Parameter.parse({ name, in: 'query', ...more })

function tool(more: Partial<Tool> = {}): Tool {
  return ToolDefinition.parse({
    name: 'list_orders',
    title: 'List orders',
    description: 'Lists orders.',
    method: 'GET',
    path: '/orders',
    parameters: [parameter('status'), parameter('limit', { schema: { type: 'integer', maximum: 50 } })],
    annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: true },
    ...more,
  })
}

const names = ({ parameters }: Tool) => parameters.map(({ name }) => name)

test('what only the document changed is taken', () => {
  const theirs = tool({ description: 'Lists orders, newest first.', outputSchema: { type: 'object' } })
  const { tool: merged, taken, kept } = mergeTool({ base: tool(), mine: tool(), theirs })
  expect(merged).toEqual(theirs)
  expect([taken, kept]).toEqual([['description', 'outputSchema'], []])
})

test('what only the partner changed stays', () => {
  const mine = tool({ description: 'Use it for the daily list.', title: 'Orders' })
  const { tool: merged, taken, kept } = mergeTool({ base: tool(), mine, theirs: tool() })
  expect(merged).toEqual(mine)
  expect([taken, kept]).toEqual([[], []])
})

test('where both changed a field, the edit stays and is told; the rest follows', () => {
  const mine = tool({ description: 'Use it for the daily list.' })
  const theirs = tool({ description: 'Lists orders, newest first.', path: '/v2/orders' })
  const { tool: merged, taken, kept } = mergeTool({ base: tool(), mine, theirs })
  expect(merged).toEqual({ ...mine, path: '/v2/orders' })
  expect([taken, kept]).toEqual([['path'], ['description']])
})

test('the same change on both sides is none', () => {
  const both = tool({ description: 'Lists orders, newest first.' })
  expect(mergeTool({ base: tool(), mine: both, theirs: both })).toEqual({ tool: both, taken: [], kept: [] })
})

test('name, former names, group, hiding, shaping and icons are the partner’s alone', () => {
  const own = { name: 'orders', aliases: ['list_orders'], group: 'Sales', hidden: true, result: { expression: 'data' } }
  const { tool: merged, kept } = mergeTool({ base: tool(), mine: tool(own), theirs: tool({ description: 'New.' }) })
  expect(merged).toMatchObject({ ...own, description: 'New.' })
  expect(kept).toEqual([])
})

test('annotations follow one by one', () => {
  const [base, mine, theirs] = [tool(), tool(), tool()]
  mine.annotations = { ...base.annotations, openWorldHint: false }
  theirs.annotations = { ...base.annotations, idempotentHint: false }
  const merged = mergeTool({ base, mine, theirs })
  expect(merged.tool.annotations).toEqual({ ...base.annotations, openWorldHint: false, idempotentHint: false })
  expect(merged.taken).toEqual(['annotations.idempotentHint'])
})

test('keys of a schema in another order are no change', () => {
  const mine = tool({
    parameters: [parameter('status'), parameter('limit', { schema: { maximum: 50, type: 'integer' } })],
  })
  expect(mergeTool({ base: tool(), mine, theirs: tool() }).tool).toEqual(mine)
  const theirs = tool({
    parameters: [parameter('status'), parameter('limit', { schema: { type: 'integer', maximum: 90 } })],
  })
  expect(mergeTool({ base: tool(), mine, theirs }).taken).toEqual(['parameters.limit.schema'])
})

test.each<[string, Parameter[], Parameter[], string[], string[], string[]]>([
  [
    'a new one is added',
    tool().parameters,
    [...tool().parameters, parameter('page')],
    ['status', 'limit', 'page'],
    ['parameters.page'],
    [],
  ],
  ['one that is gone goes', tool().parameters, [parameter('status')], ['status'], ['parameters.limit'], []],
  [
    'one that is gone and was edited stays',
    [parameter('status'), parameter('limit', { description: 'At most 50.', schema: { type: 'integer', maximum: 50 } })],
    [parameter('status')],
    ['status', 'limit'],
    [],
    ['parameters.limit'],
  ],
  [
    'the partner’s own stays',
    [...tool().parameters, parameter('debug')],
    tool().parameters,
    ['status', 'limit', 'debug'],
    [],
    [],
  ],
  ['one the partner took out stays out', [parameter('status')], tool().parameters, ['status'], [], []],
])('parameters: %s', (_what, mine, theirs, expected, taken, kept) => {
  const merged = mergeTool({ base: tool(), mine: tool({ parameters: mine }), theirs: tool({ parameters: theirs }) })
  expect(names(merged.tool)).toEqual(expected)
  expect([merged.taken, merged.kept]).toEqual([taken, kept])
})

test('a parameter with another name for Claude is still the one of the document', () => {
  const mine = tool({
    parameters: [
      parameter('state', { sendAs: 'status' }),
      parameter('limit', { schema: { type: 'integer', maximum: 50 } }),
    ],
  })
  const theirs = tool({
    parameters: [
      parameter('status', { description: 'Where it stands.' }),
      parameter('limit', { schema: { type: 'integer', maximum: 50 } }),
    ],
  })
  const { tool: merged, taken } = mergeTool({ base: tool(), mine, theirs })
  expect(merged.parameters[0]).toMatchObject({ name: 'state', sendAs: 'status', description: 'Where it stands.' })
  expect(taken).toEqual(['parameters.state.description'])
})

const given = (made: Tool, more: Partial<GivenTool> = {}): GivenTool => ({
  tool: made,
  kind: 'openapi',
  operation: `${made.method} ${made.path}`,
  ...more,
})
const imported = (mine: Tool, base = mine): PresentTool => ({
  tool: mine,
  origin: { kind: 'openapi', operation: `${base.method} ${base.path}`, imported: base },
})

test('a plan tells new tools, those that follow, edited ones, and the partner’s own from each other', () => {
  const edited = tool({
    name: 'get_order',
    path: '/orders/{id}',
    description: 'Mine.',
    parameters: [parameter('id', { in: 'path', required: true })],
  })
  const base = { ...edited, description: 'Theirs once.' }
  const own = tool({ name: 'ping', path: '/ping', parameters: [] })
  const present: PresentTool[] = [imported(tool()), imported(edited, base), { tool: own, origin: null }]
  const plan = planImport(
    present,
    [
      given(tool({ description: 'Other.' })),
      given({ ...base, description: 'Theirs now.' }),
      given({ ...own, description: 'Other.' }),
      given(tool({ name: 'ping', path: '/pong', parameters: [] })),
    ],
    'orders',
  )
  expect(plan.map(({ state, tool: made, was, taken, kept }) => [state, made.name, was, taken, kept])).toEqual([
    ['changed', 'list_orders', 'list_orders', ['description'], []],
    ['changed', 'get_order', 'get_order', [], ['description']],
    ['own', 'ping', 'ping', [], []],
    ['new', 'ping_2', null, [], []],
  ])
})

test('a tool moved to another path by the partner is still found by what it was imported from', () => {
  const [planned] = planImport([imported(tool({ path: '/v2/orders' }), tool())], [given(tool())], 'orders')
  expect(planned).toMatchObject({ state: 'unchanged', tool: { path: '/v2/orders' } })
})

test('what would be no tool with the edits stays as it is, with the reason', () => {
  // The partner made the path’s parameter a query parameter; the document moves the path.
  const base = tool({ path: '/orders/{id}', parameters: [parameter('id', { in: 'path', required: true })] })
  const mine = { ...base, path: '/orders', parameters: [] }
  const theirs = {
    ...base,
    parameters: [...base.parameters, parameter('part', { in: 'path', required: true })],
    path: '/orders/{id}/{part}',
  }
  const [planned] = planImport([imported(mine, base)], [given(theirs, { operation: 'GET /orders/{id}' })], 'orders')
  expect(planned).toMatchObject({ state: 'changed', tool: mine, taken: [] })
  expect(planned?.problem).toContain('path')
})

test('with replace the tool gives way as a whole, under the name and in the place it has', () => {
  const mine = tool({ name: 'orders', group: 'Sales', description: 'Mine.' })
  const [planned] = planImport(
    [imported(mine, tool())],
    [given(tool({ description: 'Theirs.' }), { replace: true })],
    'orders',
  )
  expect(planned).toMatchObject({ state: 'replaced', tool: { name: 'orders', group: 'Sales', description: 'Theirs.' } })
})
