import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { attachCredential, buildRequest } from '@/lib/upstream'
import { tool } from '../support/tools'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
const BASE = 'https://api.acme.test/v1'

const addNote = () =>
  tool({
    name: 'add_note',
    method: 'POST',
    path: '/orders/{orderId}/notes',
    parameters: [
      { name: 'orderId', in: 'path', required: true },
      { name: 'notify', in: 'query', schema: { type: 'boolean' } },
      { name: 'text', in: 'body', required: true },
      { name: 'shop', in: 'header', sendAs: 'X-Shop' },
    ],
  })

const withQuery = (schema: object = {}) =>
  tool({ path: '/x', parameters: [{ name: 'q', in: 'query', schema: { ...schema } }] })

test('puts each argument where the tool says it goes', () => {
  const request = buildRequest(addNote(), BASE, { orderId: 'A/7', notify: true, text: 'Hi', shop: 'north' })
  expect(request.url.href).toBe('https://api.acme.test/v1/orders/A%2F7/notes?notify=true')
  expect(request.body).toBe('{"text":"Hi"}')
  expect(request.headers).toMatchObject({
    'x-shop': 'north',
    'content-type': 'application/json',
    accept: 'application/json, */*;q=0.5',
    'user-agent': `Portico/${version}`,
  })
})

describe('path', () => {
  test.each(['', '.', '..', '../admin', 'a/../b', '..\\admin', './', null, undefined, {}, ['a']])(
    'refuses %j as a path segment',
    (id) => {
      expect(() => buildRequest(tool(), BASE, { id })).toThrow(expect.objectContaining({ code: 'invalid_argument' }))
    },
  )

  test.each([
    ['a b', 'a%20b'],
    ['a?b#c', 'a%3Fb%23c'],
    ['%2e%2e', '%252e%252e'],
    ['ä/ö', '%C3%A4%2F%C3%B6'],
    ['...', '...'],
    ['.hidden', '.hidden'],
    [7, '7'],
    [false, 'false'],
    ['//evil.test', '%2F%2Fevil.test'],
    ['https://evil.test', 'https%3A%2F%2Fevil.test'],
  ])('encodes %j as one segment', (id, segment) => {
    expect(buildRequest(tool(), BASE, { id }).url.href).toBe(`${BASE}/orders/${segment}`)
  })

  test('refuses values that make dots together', () => {
    const pair = tool({
      path: '/x/{a}{b}/y',
      parameters: [
        { name: 'a', in: 'path' },
        { name: 'b', in: 'path' },
      ],
    })
    expect(() => buildRequest(pair, BASE, { a: '%2e', b: '.' })).toThrow()
    const dotted = tool({ path: '/x/.{a}', parameters: [{ name: 'a', in: 'path' }] })
    expect(buildRequest(dotted, BASE, { a: 'git' }).url.pathname).toBe('/v1/x/.git')
  })

  test('refuses half a character', () => {
    expect(() => buildRequest(tool(), BASE, { id: 'a\ud800' })).toThrow(/half a character/)
  })

  test.each([
    ['https://a.test', '/x', 'https://a.test/x'],
    ['https://a.test/', '/x', 'https://a.test/x'],
    ['https://a.test/v1/', '/x', 'https://a.test/v1/x'],
    ['https://a.test/v1?tenant=7', '/x', 'https://a.test/v1/x?tenant=7'],
    ['https://a.test/v1', '/x?fixed=1', 'https://a.test/v1/x?fixed=1'],
    ['https://a.test/v1', '//evil.test/x', 'https://a.test/v1//evil.test/x'],
    ['https://a.test', '//evil.test/x', 'https://a.test//evil.test/x'],
    ['https://a.test:8443/v1', '/', 'https://a.test:8443/v1/'],
  ])('%s and %s make %s', (baseUrl, path, expected) => {
    expect(buildRequest(tool({ path, parameters: [] }), baseUrl, {}).url.href).toBe(expected)
  })
})

describe('query', () => {
  test.each([
    ['text', '?q=text'],
    [[1, 2], '?q=1&q=2'],
    [[], ''],
    [{ a: 1 }, '?q=%7B%22a%22%3A1%7D'],
    [[{ a: 1 }], '?q=%7B%22a%22%3A1%7D'],
    ['a&b=c', '?q=a%26b%3Dc'],
    ['', '?q='],
    [null, ''],
    [undefined, ''],
    [0, '?q=0'],
    [false, '?q=false'],
  ])('%j becomes %s', (q, search) => {
    expect(buildRequest(withQuery(), BASE, { q }).url.search).toBe(search)
  })

  test('uses the name the API expects', () => {
    const found = tool({ path: '/x', parameters: [{ name: 'status', in: 'query', sendAs: 'filter[status]' }] })
    expect(buildRequest(found, BASE, { status: 'open' }).url.search).toBe('?filter%5Bstatus%5D=open')
  })

  test('sends the default of an absent argument, and only then', () => {
    expect(buildRequest(withQuery({ default: 20 }), BASE, {}).url.search).toBe('?q=20')
    expect(buildRequest(withQuery({ default: 20 }), BASE, { q: 5 }).url.search).toBe('?q=5')
    expect(buildRequest(withQuery(), BASE, { unknown: 1 }).url.search).toBe('')
  })
})

describe('headers', () => {
  const header = (sendAs: string) => tool({ path: '/x', parameters: [{ name: 'h', in: 'header', sendAs }] })

  test.each(['a\r\nX-Admin: 1', 'a\nb', 'a\0b', 'snow ☃'])('refuses the value %j', (h) => {
    expect(() => buildRequest(header('X-A'), BASE, { h })).toThrow(
      expect.objectContaining({ code: 'invalid_argument' }),
    )
  })

  test.each([
    'Host',
    'content-length',
    'Cookie',
    'Authorization',
    'Connection',
    'Transfer-Encoding',
    'Upgrade',
    'TE',
    'Proxy-Authorization',
    'X-Forwarded-For',
    'Expect',
    'bad name',
    'x:y',
  ])('refuses the name %s', (name) => {
    expect(() => buildRequest(header(name), BASE, { h: 'x' })).toThrow(
      expect.objectContaining({ code: 'invalid_argument' }),
    )
  })

  test('lets a tool ask for another media type', () => {
    expect(buildRequest(header('Accept'), BASE, { h: 'text/csv' }).headers.accept).toBe('text/csv')
  })
})

describe('body', () => {
  const post = (bodyEncoding: 'json' | 'form') =>
    tool({
      method: 'POST',
      path: '/x',
      bodyEncoding,
      parameters: [
        { name: 'a', in: 'body' },
        { name: 'b', in: 'body', sendAs: 'b[]' },
      ],
    })

  test('keeps JSON as it is, null too', () => {
    expect(buildRequest(post('json'), BASE, { a: null, b: [1, { c: 'ä' }] }).body).toBe(
      '{"a":null,"b[]":[1,{"c":"ä"}]}',
    )
  })

  test('writes a form', () => {
    const request = buildRequest(post('form'), BASE, { a: 'x y&z', b: [1, 2] })
    expect(request.body).toBe('a=x+y%26z&b%5B%5D=1&b%5B%5D=2')
    expect(request.headers['content-type']).toBe('application/x-www-form-urlencoded')
  })

  test('is an empty object when every part is left out, and nothing when the tool has none', () => {
    expect(buildRequest(post('json'), BASE, {}).body).toBe('{}')
    const none = buildRequest(tool({ method: 'POST', path: '/x', parameters: [] }), BASE, {})
    expect(none.body).toBeNull()
    expect(none.headers).not.toHaveProperty('content-type')
  })

  test('keeps a property called __proto__ a property', () => {
    const odd = tool({ method: 'POST', path: '/x', parameters: [{ name: '__proto__', in: 'body' }] })
    expect(buildRequest(odd, BASE, JSON.parse('{"__proto__":{"a":1}}')).body).toBe('{"__proto__":{"a":1}}')
  })
})

describe('an input schema of its own', () => {
  const inputSchema = { type: 'object', properties: { id: {}, note: { default: 'none' }, extra: {} } }

  test.each([
    ['POST', 'https://api.acme.test/v1/x/7', '{"note":"none","extra":[1]}'],
    ['DELETE', 'https://api.acme.test/v1/x/7?note=none&extra=1', null],
    ['GET', 'https://api.acme.test/v1/x/7?note=none&extra=1', null],
  ] as const)('%s sends what is no parameter to the body or the query', (method, url, body) => {
    const own = tool({ method, path: '/x/{id}', parameters: [{ name: 'id', in: 'path' }], inputSchema })
    const request = buildRequest(own, BASE, { id: 7, extra: [1] })
    expect([request.url.href, request.body]).toEqual([url, body])
  })

  test('fills a placeholder that only the schema names', () => {
    const own = tool({ path: '/x/{id}', parameters: [], inputSchema })
    expect(buildRequest(own, BASE, { id: 7 }).url.pathname).toBe('/v1/x/7')
  })
})

describe('credential', () => {
  const plain = () => buildRequest(withQuery(), BASE, { q: '1' })

  test.each([
    [{ kind: 'none' }, undefined, '?q=1'],
    [{ kind: 'bearer', value: 's' }, 'Bearer s', '?q=1'],
    [{ kind: 'basic', name: 'ada', value: 'pä' }, `Basic ${Buffer.from('ada:pä').toString('base64')}`, '?q=1'],
    [{ kind: 'header', name: 'Authorization', value: 'Token s' }, 'Token s', '?q=1'],
    [{ kind: 'query', name: 'key', value: 'a&b' }, undefined, '?q=1&key=a%26b'],
    [{ kind: 'query', name: 'q', value: 's' }, undefined, '?q=s'],
  ] as const)('%j', (credential, authorization, search) => {
    const request = plain()
    const attached = attachCredential(request, credential)
    expect([attached.headers.authorization, attached.url.search]).toEqual([authorization, search])
    expect(request.url.search).toBe('?q=1')
    expect(request.headers).not.toHaveProperty('authorization')
  })

  test('an argument cannot put another header in its place', () => {
    const sneaky = tool({ path: '/x', parameters: [{ name: 'k', in: 'header', sendAs: 'X-API-KEY' }] })
    const request = buildRequest(sneaky, BASE, { k: 'mine' })
    const attached = attachCredential(request, { kind: 'header', name: 'X-Api-Key', value: 'theirs' })
    expect(attached.headers['x-api-key']).toBe('theirs')
    expect(Object.keys(attached.headers).filter((name) => /x-api-key/i.test(name))).toHaveLength(1)
  })
})
