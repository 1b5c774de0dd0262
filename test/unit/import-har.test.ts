import { describe, expect, test } from 'vitest'
import type { ToolDefinition } from '@/lib/connectors/schema'
import { exampleRequest, importAll, sampleText } from '../support/sample-documents'

const SHOP = 'https://api.shop.test/v1'
const browser = () => importAll('har', sampleText('har', 'browser.har'))

interface Recorded {
  method?: string
  url: string
  status?: number
  answer?: unknown
  type?: string
  body?: string
  bodyType?: string
  headers?: Record<string, string>
  asked?: string
}

/** A recording of these calls alone. */
function record(...calls: Recorded[]): object {
  const entries = calls.map(
    ({ method = 'GET', url, status = 200, answer = {}, type, body, bodyType, headers = {}, asked }) => ({
      ...(asked !== undefined && { _resourceType: asked }),
      request: {
        method,
        url,
        headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
        ...(body !== undefined && { postData: { mimeType: bodyType ?? 'application/json', text: body } }),
      },
      response: { status, content: { mimeType: type ?? 'application/json', text: JSON.stringify(answer) } },
    }),
  )
  return { log: { version: '1.2', entries } }
}

const read = (...calls: Recorded[]) => importAll('har', record(...calls))
const paths = (...urls: string[]) => {
  const { operations } = read(...urls.map((url) => ({ url: `https://a.test${url}` })))
  return operations.map(({ path }) => path)
}
const parameters = ({ parameters }: ToolDefinition = { parameters: [] } as never) => {
  return parameters.map(({ name, required, schema }) => [name, required, schema.examples])
}

test('makes a tool of every operation that was called', () => {
  const { tools, baseUrl, servers } = browser()
  expect([baseUrl, servers.map(({ resolved }) => resolved)]).toEqual([SHOP, [SHOP, 'https://other.test/api/v2']])
  expect(tools.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /orders',
    'GET /orders/{order_id}',
    'GET /customers/{customer_id}',
    'GET /customers/me',
    'GET /customers/search',
    'POST /orders/{order_id}/notes',
    'POST /login',
    'GET /people/{people_id}',
    'POST /payments',
    'POST /photos',
    'POST /graphql',
  ])
})

test('learns from several calls what is always there, and what each value may be', () => {
  const { tools } = browser()
  expect(parameters(tools[0])).toEqual([
    ['status', true, ['open']],
    ['limit', true, [20]],
    ['page', false, [2]],
    ['x_shop', false, undefined],
  ])
  expect(parameters(tools[5])).toEqual([
    ['order_id', true, ['A7']],
    ['text', true, ['Hi']],
    ['urgent', false, [true]],
    ['due', false, ['2026-01-02']],
    ['x_shop', false, undefined],
  ])
})

test.each<[tool: string, call: string, body: string | null]>([
  ['list_orders', `GET ${SHOP}/orders?status=open&limit=20&page=2`, null],
  ['get_customer', `GET ${SHOP}/customers/ann`, null],
  ['create_note', `POST ${SHOP}/orders/A7/notes`, '{"text":"Hi","urgent":true,"due":"2026-01-02"}'],
  ['create_payment', `POST ${SHOP}/payments`, 'amount=2000&item=a&item=b'],
])('%s called with its examples sends what the browser sent', (tool, call, body) => {
  const sent = exampleRequest(browser(), tool)
  expect([sent.call, sent.body, sent.headers['x-shop']]).toEqual([call, body, 'north'])
})

test('lists what it leaves out, many of a kind in one line', () => {
  expect(browser().skipped.map(({ operation, reason }) => [operation, reason.split(/[.;,]/)[0]])).toEqual([
    ['OPTIONS api.shop.test/v1/orders', 'The browser asks for permission with OPTIONS'],
    ['GET shop.test/', 'A page for people is no answer of an API'],
    ['9 files of the page', 'Images'],
    ['GET www.google-analytics.com/g/collect', expect.stringContaining('analytics')],
    ['GET wss:', expect.stringContaining('A tool asks once')],
    ['GET data:', expect.stringContaining('Only https')],
    ['GET api.shop.test/v1/old', 'It only leads to another address'],
    ['GET api.shop.test/v1/blocked', 'It was blocked'],
    ['GET api.shop.test/v1/gone/{…}', 'It only ever answered with 404'],
    ['GET /api/v2/rates', 'It lives on another server'],
    ['POST /graphql run_login', expect.stringContaining('looks like a secret')],
  ])
})

describe('finds what varies in a path', () => {
  test.each<[what: string, urls: string[], found: string[]]>([
    ['numbers', ['/orders/1', '/orders/2'], ['/orders/{order_id}']],
    ['one id', ['/orders/5f3a9b2c1d4e6f7a8b9c0d1e'], ['/orders/{order_id}']],
    ['names with digits', ['/pages/spring-2026', '/pages/autumn-2025'], ['/pages/{page_id}']],
    ['many names', ['/users/ann', '/users/bob', '/users/cleo', '/users/dan'], ['/users/{user_id}']],
    [
      'names below which the same lies',
      ['/teams/X9/users/1/posts', '/teams/Y8/users/2/posts'],
      ['/teams/{team_id}/users/{user_id}/posts'],
    ],
    ['an e-mail address', ['/people/ann@shop.test'], ['/people/{people_id}']],
    [
      'resources, which stay',
      ['/api/orders', '/api/users', '/api/teams', '/api/things', '/api/boxes'],
      ['/orders', '/users', '/teams', '/things', '/boxes'],
    ],
    [
      'actions, which stay',
      ['/orders/search', '/orders/export', '/orders/1'],
      ['/orders/search', '/orders/export', '/orders/{order_id}'],
    ],
    [
      'two words that could be either, which stay',
      ['/orders/drafts', '/orders/returns'],
      ['/orders/drafts', '/orders/returns'],
    ],
  ])('%s', (_, urls, found) => {
    expect(paths(...urls)).toEqual(found)
  })

  test('two words whose answers look the same', () => {
    const { operations } = read(
      { url: 'https://a.test/users/ann', answer: { name: 'a', city: 'b' } },
      { url: 'https://a.test/users/bob', answer: { name: 'c', city: null } },
    )
    expect(operations.map(({ path }) => path)).toEqual(['/users/{user_id}'])
  })
})

describe('promises only an answer that all recorded answers agree on', () => {
  const answers = (...all: unknown[]) =>
    read(...all.map((answer) => ({ url: 'https://a.test/x', answer }))).tools[0]?.outputSchema

  test('as loosely as can be', () => {
    expect(answers({ a: 1, b: [{ c: 'x' }], d: null }, { a: 2.5, e: 'y' }, { a: null, b: [], d: {} })).toEqual({
      type: 'object',
      properties: {
        a: { type: ['number', 'null'] },
        b: {
          type: ['array', 'null'],
          items: { type: ['object', 'null'], properties: { c: { type: ['string', 'null'] } } },
        },
        d: { type: ['object', 'null'] },
        e: { type: ['string', 'null'] },
      },
    })
  })

  test.each<[string, unknown[]]>([
    ['two answers', [{ a: 1 }, { a: 1 }]],
    ['a list among them', [{ a: 1 }, { a: 1 }, []]],
    ['names of people', [{ ann: 1 }, { bob: 2 }, { cleo: 3 }]],
    ['a map', [{ '12': 1 }, { '13': 1 }, { '14': 1 }]],
    ['nothing in them', [{}, {}, {}]],
  ])('none for %s', (_, all) => {
    expect(answers(...all)).toBeUndefined()
  })

  test('what differs stays open', () => {
    expect(answers({ a: 1 }, { a: 'x' }, { a: true })).toEqual({ type: 'object', properties: { a: {} } })
  })
})

describe('keeps to itself what lets somebody in, or says who they are', () => {
  const JWT = 'eyJhbGciOiJIUzI1NiJ9.c2VjcmV0LXZhbHVl.c2lnbmF0dXJl'
  const url = 'https://a.test/things'
  test.each<[what: string, call: Recorded, hidden: string, credentials: string[]]>([
    ['a bearer token', { url, headers: { Authorization: `Bearer ${JWT}` } }, JWT, ['bearer ']],
    [
      'a basic password',
      { url, headers: { Authorization: `Basic ${btoa('hidden-ann:hidden-word')}` } },
      'hidden-ann',
      ['basic '],
    ],
    ['a key in a header', { url, headers: { 'X-Api-Key': 'hidden-key' } }, 'hidden-key', ['header X-Api-Key']],
    ['a key in the query', { url: `${url}?api_key=hidden-key` }, 'hidden-key', ['query api_key']],
    ['a token under another name', { url: `${url}?jwt=hidden-key&v=${JWT}` }, JWT, ['query jwt', 'query v']],
    ['a cookie', { url, headers: { Cookie: 'sid=hidden-session' } }, 'hidden-session', []],
    [
      'a session in a header of its own',
      { url, headers: { 'X-Session': 'hidden-session' } },
      'hidden-session',
      ['header X-Session'],
    ],
    ['a random value in a header', { url, headers: { 'X-Thing': 'a1b2c3d4e5f6a7b8c9d0e1f2a3b4' } }, 'a1b2c3', []],
    ['a token in the path', { url: `https://a.test/invites/${JWT}` }, JWT, []],
    ['a password in a body', { url, method: 'POST', body: '{"user":{"password":"hidden-word"}}' }, 'hidden-word', []],
    [
      'a password in a form',
      { url, method: 'POST', body: 'pwd=hidden-word', bodyType: 'application/x-www-form-urlencoded' },
      'hidden-word',
      [],
    ],
    ['an e-mail address in a body', { url, method: 'POST', body: '{"to":["hidden@a.test"]}' }, 'hidden@', []],
    ['an e-mail address as a key', { url, method: 'POST', body: '{"hidden@a.test":1}' }, 'hidden@', []],
    ['a telephone number', { url: `${url}?phone=%2B49%20170%201234567` }, '1234567', []],
    ['a long text', { url, method: 'POST', body: `{"text":"hidden words ${'x'.repeat(60)}"}` }, 'hidden', []],
    [
      'a text as the body',
      { url, method: 'POST', body: '<a>hidden@a.test</a>', bodyType: 'application/xml' },
      'hidden@',
      [],
    ],
  ])('%s', (_, call, hidden, credentials) => {
    const found = read(call)
    expect(found.tools).toHaveLength(1)
    expect(JSON.stringify(found)).not.toContain(hidden)
    expect(found.credentials.map(({ kind, name }) => `${kind} ${name}`)).toEqual(credentials)
  })

  test('tells that a session was the way in', () => {
    expect(read({ url, headers: { Cookie: 'sid=x' } }).notes).toMatchObject([
      { note: expect.stringContaining('cookies of a session') },
    ])
  })
})

test('knows calls by their types where the recorder does not say what asked', () => {
  const found = importAll('har', sampleText('har', 'proxy.har'))
  expect(found.operations.map(({ operation }) => operation)).toEqual(['GET /things', 'PUT /things/{thing_id}'])
})

test('takes requests that were recorded without their answers', () => {
  const entries = [
    { request: { method: 'GET', url: 'https://a.test/things?q=1' } },
    { request: { method: 'GET', url: 'https://a.test/a.png' } },
  ]
  const found = importAll('har', { log: { entries } })
  expect(found.operations.map(({ operation }) => operation)).toEqual(['GET /things'])
})

test('nothing of the connector’s own host is analytics', () => {
  const call = { url: 'https://api.mixpanel.com/things' }
  expect(read(call).tools).toEqual([])
  expect(importAll('har', record(call), { baseUrl: 'https://api.mixpanel.com' }).tools).toHaveLength(1)
})

test.each([
  [{ log: {} }, 'no HAR recording'],
  [{ item: [] }, 'no HAR recording'],
  [{ log: { entries: Array.from({ length: 20_001 }, () => ({})) } }, '20001 entries'],
])('refuses %#', (document, message) => {
  expect(() => importAll('har', document)).toThrow(
    expect.objectContaining({ fields: { document: expect.stringContaining(message) } }),
  )
})
