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
