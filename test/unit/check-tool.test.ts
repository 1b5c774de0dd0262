import { expect, test } from 'vitest'
import { checkTool } from '@/lib/connectors'
import type { AppError } from '@/lib/errors'
import { tool } from '@/test/support/tools'

function errorsOf(candidate: ReturnType<typeof tool>, slug = 'orders') {
  try {
    checkTool(candidate, slug)
    return {}
  } catch (error) {
    return (error as AppError).fields ?? {}
  }
}

const idParameter = { name: 'id', in: 'path' as const, required: true }

test('accepts a plain tool', () => {
  expect(errorsOf(tool())).toEqual({})
})

test('leaves 49 characters for plugin, server and tool name together', () => {
  const room = 49 - 'api'.length - 'orders'.length
  expect(errorsOf(tool({ name: 'x'.repeat(room) }))).toEqual({})
  expect(errorsOf(tool({ name: 'x'.repeat(room + 1) }))).toHaveProperty('name')
})

test.each([
  ['an unclosed brace', '/orders/{id'],
  ['a query', '/orders/{id}?full=1'],
  ['a fragment', '/orders/{id}#top'],
  ['a climb', '/orders/../{id}'],
  ['a placeholder without a parameter', '/orders/{id}/lines/{line}'],
])('refuses a path with %s', (_what, path) => {
  expect(errorsOf(tool({ path }))).toHaveProperty('path')
})

test.each([
  ['a path parameter that the path does not have', { name: 'other', in: 'path', required: true }, 'name'],
  ['an optional path parameter', { name: 'id', in: 'path', required: false }, 'required'],
  ['a second parameter of the same name', { name: 'id', in: 'query' }, 'name'],
  ['a header that is the credential’s', { name: 'Authorization', in: 'header' }, 'name'],
  ['a header that is the connection’s', { name: 'Transfer-Encoding', in: 'header' }, 'name'],
  ['a header name with a space', { name: 'x.id', sendAs: 'X Id', in: 'header' }, 'name'],
  ['a body for GET', { name: 'note', in: 'body' }, 'in'],
  ['an unknown type', { name: 'q', in: 'query', schema: { type: 'text' } }, 'schema'],
  ['an external $ref', { name: 'q', in: 'query', schema: { $ref: 'https://example.com/s.json' } }, 'schema'],
  [
    'a nested external $ref',
    { name: 'q', in: 'query', schema: { type: 'array', items: { $ref: 'file:///etc/passwd' } } },
    'schema',
  ],
  ['a list of items', { name: 'q', in: 'query', schema: { type: 'array', items: [{ type: 'string' }] } }, 'schema'],
  ['an exponential pattern', { name: 'q', in: 'query', schema: { type: 'string', pattern: '^(a+)+$' } }, 'schema'],
  ['an ambiguous pattern', { name: 'q', in: 'query', schema: { type: 'string', pattern: '^(a|a)*$' } }, 'schema'],
  ['a pattern that is none', { name: 'q', in: 'query', schema: { type: 'string', pattern: '[' } }, 'schema'],
  [
    'an older draft',
    { name: 'q', in: 'query', schema: { $schema: 'http://json-schema.org/draft-04/schema#' } },
    'schema',
  ],
] as const)('refuses %s', (_what, parameter, field) => {
  const parameters = parameter.name === 'id' && parameter.in === 'path' ? [parameter] : [idParameter, parameter]
  expect(errorsOf(tool({ parameters }))).toHaveProperty([`parameters.${parameters.length - 1}.${field}`])
})

test.each(['anyOf', 'oneOf', 'allOf'])('refuses %s at the root of a schema', (keyword) => {
  const inputSchema = { type: 'object', properties: { id: { type: 'string' } }, [keyword]: [{ required: ['id'] }] }
  expect(errorsOf(tool({ inputSchema })).inputSchema).toContain(keyword)
  expect(errorsOf(tool({ outputSchema: inputSchema })).outputSchema).toContain(keyword)
})

test('takes combinators below the root, and a safe pattern', () => {
  const schema = { anyOf: [{ type: 'string', pattern: '^[A-Z]\\d+$' }, { type: 'integer' }] }
  expect(errorsOf(tool({ parameters: [idParameter, { name: 'q', in: 'query', schema }] }))).toEqual({})
})

test('refuses a property that would make Claude drop the tool', () => {
  const inputSchema = { type: 'object', properties: { id: {}, 'filter[status]': {} } }
  expect(errorsOf(tool({ inputSchema })).inputSchema).toContain('filter[status]')
})

test('does not take a default or an example for a schema', () => {
  const schema = { type: 'object', default: { type: 'refund', $ref: 'x' }, examples: [{ type: 'refund' }] }
  expect(errorsOf(tool({ method: 'POST', parameters: [idParameter, { name: 'body', in: 'body', schema }] }))).toEqual(
    {},
  )
})

test('refuses a tool that only reads and destroys', () => {
  const annotations = { readOnlyHint: true, destructiveHint: true, idempotentHint: true, openWorldHint: true }
  expect(errorsOf(tool({ annotations }))).toHaveProperty(['annotations.destructiveHint'])
})
