import { describe, expect, test } from 'vitest'
import { checkTool } from '@/lib/connectors'
import { AppError } from '@/lib/errors'
import { tool } from '../support/tools'

type Overrides = Parameters<typeof tool>[0]

function errorsOf(overrides: Overrides): Record<string, string> {
  try {
    checkTool(tool({ path: '/x', parameters: [], ...overrides }), 'shop')
    return {}
  } catch (error) {
    if (error instanceof AppError) return error.fields ?? {}
    throw error
  }
}

const POST = { method: 'POST' as const }
const note = { name: 'note', in: 'body' as const }
const constant = (place: 'query' | 'header' | 'cookie' | 'body', name: string, value: unknown = 'x') =>
  ({ constants: [{ in: place, name, value }] }) as Overrides

describe('constants', () => {
  test.each<[Overrides, string, RegExp]>([
    [constant('header', 'Authorization'), 'constants.0.name', /set by Portico/],
    [constant('header', 'content-TYPE'), 'constants.0.name', /set by Portico/],
    [constant('header', 'X Y'), 'constants.0.name', /no header name/],
    [constant('cookie', 'a=b'), 'constants.0.name', /no cookie name/],
    [constant('header', 'X-Y', 'a\r\nb'), 'constants.0.value', /one line/],
    [constant('header', 'X-Y', '日本'), 'constants.0.value', /cannot stand/],
    [constant('query', 'q', { a: 1 }), 'constants.0.value', /text or a number/],
    [constant('query', 'q', null), 'constants.0.value', /text or a number/],
    [constant('body', 'q'), 'constants.0.in', /GET has no body/],
    [{ ...POST, ...constant('body', 'q'), bodyTemplate: {} }, 'constants.0.in', /template is the whole body/],
    [{ ...POST, ...constant('body', 'q'), bodyEncoding: 'raw' }, 'constants.0.in', /has no names/],
    [
      { ...POST, ...constant('body', 'q'), parameters: [{ ...note, wholeBody: true, schema: { type: 'array' } }] },
      'constants.0.in',
      /no object/,
    ],
    [
      { ...constant('query', 'q'), parameters: [{ name: 'query', sendAs: 'q', in: 'query' }] },
      'constants.0.name',
      /"query"/,
    ],
    [{ ...constant('header', 'X-A'), parameters: [{ name: 'x-a', in: 'header' }] }, 'constants.0.name', /"x-a"/],
    [
      {
        constants: [
          { in: 'query', name: 'a', value: 1 },
          { in: 'query', name: 'a', value: 2 },
        ],
      },
      'constants.1.name',
      /two constants/,
    ],
    [constant('query', 'q', '{{user.name}}'), 'constants.0.value', /There is no \{\{user.name\}\}.*\{\{user.id\}\}/],
    [constant('query', 'q', '{{arguments.gone}}'), 'constants.0.value', /names no parameter/],
    [constant('query', 'q', '{{}}'), 'constants.0.value', /There is no \{\{\}\}/],
    [{ ...POST, ...constant('body', 'q', { deep: ['{{constructor}}'] }) }, 'constants.0.value', /There is no/],
  ])('%# refuses %j', (overrides, field, message) => {
    expect(errorsOf(overrides)[field]).toMatch(message)
  })

  test.each<Overrides>([
    constant('header', 'X-Version', 2),
    constant('query', 'verbose', true),
    constant('query', 'user', 'u-{{user.id}}'),
    constant('cookie', 'c', '{{call.id}}'),
    { ...POST, ...constant('body', 'meta', { by: '{{user.email}}', of: ['{{arguments.note}}'] }), parameters: [note] },
    { ...constant('query', 'q'), parameters: [{ name: 'q', in: 'header' }] },
  ])('%# takes %j', (overrides) => {
    expect(errorsOf(overrides)).toEqual({})
  })
})

describe('body templates', () => {
  test.each<[Overrides, RegExp]>([
    [{ bodyTemplate: {} }, /GET has no body/],
    [{ ...POST, bodyTemplate: { a: 1 }, parameters: [note] }, /"note" is not sent/],
    [
      { ...POST, bodyTemplate: { a: '{{arguments.nope}}', b: '{{arguments.note}}' }, parameters: [note] },
      /names no parameter/,
    ],
    [{ ...POST, bodyTemplate: { '{{arguments.note}}': 1 }, parameters: [note] }, /name cannot hold/],
    [{ ...POST, bodyTemplate: { a: 1 }, bodyEncoding: 'raw' }, /comes from a text/],
    [{ ...POST, bodyTemplate: ['a'], bodyEncoding: 'form' }, /JSON object/],
    [{ ...POST, bodyTemplate: 'a', bodyEncoding: 'multipart' }, /JSON object/],
    [{ ...POST, bodyTemplate: 'a'.repeat(20_001) }, /20,000/],
  ])('%# refuses', (overrides, message) => {
    expect(errorsOf(overrides).bodyTemplate).toMatch(message)
  })

  test.each<Overrides>([
    { ...POST, bodyTemplate: { order: { note: '{{ arguments.note }}' } }, parameters: [note] },
    { ...POST, bodyTemplate: '<note>{{arguments.note}}</note>', bodyEncoding: 'raw', parameters: [note] },
    { ...POST, bodyTemplate: { n: '{{arguments.note}}' }, bodyEncoding: 'multipart', parameters: [note] },
    { ...POST, bodyTemplate: { own: '{{arguments.own}}' }, inputSchema: { type: 'object', properties: { own: {} } } },
  ])('%# takes %j', (overrides) => {
    expect(errorsOf(overrides)).toEqual({})
  })
})

const page = { kind: 'page' as const, parameter: 'page', first: 1, pages: 5 }
const job = { path: '/jobs/{{answer.id}}', done: "state == 'done'", everySeconds: 2, forSeconds: 60 }

describe('pages and jobs', () => {
  test.each<[Overrides, string, RegExp]>([
    [{ pagination: { ...page, items: 'data[' } }, 'pagination.items', /expression/i],
    [{ pagination: { ...page, kind: 'cursor', cursor: ']' } as never }, 'pagination.cursor', /./],
    [{ pagination: page, parameters: [{ name: 'page', in: 'header' }] }, 'pagination.parameter', /query or the body/],
    [{ pagination: page, ...constant('query', 'page', 1) }, 'pagination.parameter', /with every call/],
    [{ pagination: page, polling: job }, 'pagination.kind', /not both/],
    [{ polling: { ...job, path: 'jobs' } }, 'polling.path', /slash/],
    [{ polling: { ...job, path: 'https://elsewhere.test/' } }, 'polling.path', /slash/],
    [{ polling: { ...job, path: '{{header.location}}/x' } }, 'polling.path', /slash/],
    [{ polling: { ...job, path: '/a/../b' } }, 'polling.path', /climb/],
    [{ polling: { ...job, path: '/a b#c' } }, 'polling.path', /spaces/],
    [{ polling: { ...job, path: '/{id}' } }, 'polling.path', /double braces/],
    [{ polling: { ...job, path: '/{{user.id}}' } }, 'polling.path', /There is no \{\{user.id\}\} here/],
    [{ polling: { ...job, path: '/{{arguments.x}}' } }, 'polling.path', /names no parameter/],
    [{ polling: { ...job, path: '/{{answer.a[}}' } }, 'polling.path', /./],
    [{ polling: { ...job, done: 'state ==' } }, 'polling.done', /./],
    [{ polling: { ...job, failed: '(' } }, 'polling.failed', /./],
  ])('%# refuses %j', (overrides, field, message) => {
    expect(errorsOf(overrides)[field]).toMatch(message)
  })

  test.each<Overrides>([
    { pagination: page },
    { pagination: page, parameters: [{ name: 'p', sendAs: 'page', in: 'query' }] },
    { ...POST, pagination: page, parameters: [{ name: 'page', in: 'body' }] },
    { pagination: { kind: 'link', pages: 3, items: 'data.items' } },
    { polling: job },
    { polling: { ...job, path: '{{header.location}}' } },
    {
      polling: { ...job, path: '/x/{{arguments.id}}/jobs?id={{answer.job.id}}' },
      parameters: [{ name: 'id', in: 'query' }],
    },
  ])('%# takes %j', (overrides) => {
    expect(errorsOf(overrides)).toEqual({})
  })
})
