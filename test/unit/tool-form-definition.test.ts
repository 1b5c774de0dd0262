import { expect, test } from 'vitest'
import {
  fitParameters,
  missingPlaceholders,
} from '@/app/(portal)/p/[partner]/connectors/[connector]/tools/_form/path-parameters'
import { newFormModel, toFormModel } from '@/app/(portal)/p/[partner]/connectors/[connector]/tools/_form/to-form-model'
import {
  checkToolForm,
  toToolDefinition,
} from '@/app/(portal)/p/[partner]/connectors/[connector]/tools/_form/to-tool-definition'
import { tool } from '../support/tools'

test.each([
  tool(),
  tool({ parameters: [], path: '/orders' }),
  tool({
    method: 'POST',
    path: '/orders/{order id}/notes',
    parameters: [
      { name: 'order_id', in: 'path', required: true, sendAs: 'order id', description: 'The order' },
      { name: 'X-Trace', in: 'header', schema: { type: 'string', 'x-unknown': [1] } },
      { name: 'lines', in: 'body', required: true, schema: { type: 'array', items: { type: 'object' }, minItems: 1 } },
    ],
    bodyEncoding: 'form',
    annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    outputSchema: { type: 'object', properties: { id: { type: 'string' } } },
  }),
  tool({ inputSchema: { type: 'object', properties: { id: { type: 'string' }, deep: { anyOf: [{}, {}] } } } }),
  tool({
    method: 'POST',
    path: '/lists',
    parameters: [{ name: 'note', in: 'body' }],
    constants: [
      { in: 'header', name: 'X-Version', value: 2 },
      { in: 'header', name: 'If-None-Match', value: '"2"' },
      { in: 'query', name: 'text', value: '2' },
      { in: 'query', name: 'yes', value: true },
      { in: 'cookie', name: 'who', value: '{{user.id}}' },
    ],
    bodyTemplate: { deep: [{ note: '{{arguments.note}}' }], n: null },
    pagination: { kind: 'cursor', parameter: 'after', cursor: 'meta.next', items: 'data', pages: 3 },
  }),
  tool({
    method: 'POST',
    path: '/jobs',
    parameters: [],
    constants: [
      { in: 'body', name: 'text', value: '2' },
      { in: 'body', name: 'number', value: 2 },
      { in: 'body', name: 'object', value: { a: ['{{call.id}}', null] } },
      { in: 'body', name: 'empty', value: '' },
      { in: 'body', name: 'nothing', value: null },
    ],
    polling: {
      path: '/jobs/{{answer.id}}',
      done: "state == 'done'",
      failed: 'error',
      everySeconds: 0.5,
      forSeconds: 9,
    },
  }),
  tool({ method: 'POST', path: '/raw', parameters: [], bodyEncoding: 'raw', bodyTemplate: '"a": {{call.id}}\n' }),
  tool({ path: '/p', parameters: [], pagination: { kind: 'page', parameter: 'p', first: 0, pages: 2 } }),
  tool({ path: '/o', parameters: [], pagination: { kind: 'offset', parameter: 'o', pages: 2 } }),
  tool({ path: '/l', parameters: [], pagination: { kind: 'link', items: 'a.b', pages: 20 } }),
])('$method $path survives the form', (definition) => {
  expect(toToolDefinition(toFormModel(definition))).toEqual({ tool: definition, problems: {} })
  expect(checkToolForm(toFormModel(definition))).toEqual({ tool: definition, problems: {} })
})

test('an empty form is no tool, and says so at each field', () => {
  expect(checkToolForm(newFormModel()).problems).toEqual({
    name: 'A tool needs a name',
    title: 'People see the title; give one',
    description: 'Claude reads this to decide when to call the tool',
    path: 'Start with a slash',
  })
})

test('a path parameter is required whatever the box says', () => {
  const form = toFormModel(tool())
  const parameters = form.parameters.map((parameter) => ({ ...parameter, required: false }))
  expect(toToolDefinition({ ...form, parameters }).tool.parameters[0]?.required).toBe(true)
})

test('annotations that the method would not suggest count as set by hand', () => {
  expect(toFormModel(tool()).annotationsKept).toBe(false)
  const annotations = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false }
  expect(toFormModel(tool({ annotations })).annotationsKept).toBe(true)
})

const names = (path: string, parameters = toFormModel(tool()).parameters) =>
  fitParameters(path, parameters).map((parameter) => `${parameter.in}:${parameter.name}:${parameter.sendAs}`)

test.each([
  ['/orders/{id}', ['path:id:']],
  ['/orders/{order}', ['path:order:']],
  ['/orders/{id}/notes/{note}', ['path:id:', 'path:note:']],
  ['/orders/{id}/{id}', ['path:id:']],
  ['/orders', ['path:id:']],
  ['/{id}/{a b}', ['path:id:', 'path:a_b:a b']],
  ['/orders/{', ['path:id:']],
])('the parameters of get_order fit %s', (path, expected) => {
  expect(names(path)).toEqual(expected)
})

test('a placeholder that a query parameter is called like is left to the person', () => {
  const parameters = toFormModel(tool()).parameters.map((each) => ({ ...each, in: 'query' as const }))
  expect(names('/orders/{id}', parameters)).toEqual(['query:id:'])
  expect(missingPlaceholders('/orders/{id}', parameters)).toEqual(['id'])
})

test.each([
  ['header', '2', 2],
  ['header', '2.10', '2.10'],
  ['header', '007', '007'],
  ['query', '{{user.id}}', '{{user.id}}'],
  ['body', '2', 2],
  ['body', '"2"', '2'],
  ['body', 'two', 'two'],
  ['body', '{{user.id}}', '{{user.id}}'],
  ['body', '{{user.id}} and {{call.id}}', '{{user.id}} and {{call.id}}'],
  ['body', ' {"a": [1]} ', { a: [1] }],
  ['body', 'null', null],
] as const)('a value for the %s typed as %j is %j', (place, value, expected) => {
  const form = { ...toFormModel(tool()), constants: [{ in: place, name: 'v', value }] }
  expect(toToolDefinition(form)).toMatchObject({ tool: { constants: [{ value: expected }] }, problems: {} })
})

test('what is begun and not ended is told at its field', () => {
  const form = toFormModel(tool({ method: 'POST', path: '/x', parameters: [] }))
  const { problems } = checkToolForm({
    ...form,
    constants: [{ in: 'body', name: '', value: '{"a": ' }],
    bodyFrom: 'template',
    bodyTemplate: '{',
    pagination: { ...form.pagination, kind: 'cursor', pages: '99' },
    polling: { ...form.polling, on: true, everySeconds: 'often' },
  })
  expect(Object.keys(problems).sort()).toEqual([
    'bodyTemplate',
    'constants.0.name',
    'constants.0.value',
    'pagination.cursor',
    'pagination.pages',
    'pagination.parameter',
    'polling.done',
    'polling.everySeconds',
    'polling.path',
  ])
})
