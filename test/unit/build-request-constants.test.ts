import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildRequest } from '@/lib/upstream'
import { type CallValues, callValues } from '@/lib/upstream/call-values'
import { tool } from '../support/tools'

const BASE = 'https://api.acme.test/v1'
const VALUES = callValues({
  caller: { userId: 'u1', clientId: 'k1' },
  email: 'ada@acme.test',
  credentials: [{ kind: 'basic', name: 'shop', value: 's3cret' }],
  id: 'call-1',
  time: new Date('2026-01-02T03:04:05Z'),
})

function send(overrides: Parameters<typeof tool>[0], args: Record<string, unknown> = {}, values: CallValues = VALUES) {
  return buildRequest(tool({ path: '/x', parameters: [], ...overrides }), BASE, args, values)
}

test('puts constants and computed values where they belong', () => {
  const { url, headers, body } = send({
    method: 'POST',
    constants: [
      { in: 'query', name: 'page size', value: 50 },
      { in: 'query', name: 'who', value: '{{user.email}}' },
      { in: 'header', name: 'X-Call', value: '{{call.id}} {{call.time}}' },
      { in: 'cookie', name: 'c', value: '{{credential.name}};{{client.id}}' },
      { in: 'body', name: 'meta', value: { key: '{{credential.value}}', n: [1] } },
    ],
  })
  expect(url.search).toBe('?page+size=50&who=ada%40acme.test')
  expect(headers).toMatchObject({ 'x-call': 'call-1 2026-01-02T03:04:05.000Z', cookie: 'c=shop%3Bk1' })
  expect(JSON.parse(String(body))).toEqual({ meta: { key: 's3cret', n: [1] } })
})

test.each([
  ['user.id', /publisher must ask for sign-in/],
  ['user.email', /publisher must ask for sign-in/],
  ['client.id', /publisher must ask for sign-in/],
  ['credential.value', /publisher must store it/],
  ['__proto__', /no such value/],
])('refuses a call without {{%s}}, and says who mends it', (name, message) => {
  const request = () => send({ constants: [{ in: 'query', name: 'q', value: `{{${name}}}` }] }, {}, {})
  expect(request).toThrow(
    expect.objectContaining({ code: 'invalid_argument', message: expect.stringMatching(message) }),
  )
})

test('an argument in a header constant stays one line', () => {
  const overrides: Parameters<typeof tool>[0] = {
    parameters: [{ name: 'tag', in: 'query' }],
    constants: [{ in: 'header', name: 'X-Tag', value: 'v1 {{arguments.tag}}' }],
  }
  expect(send(overrides, { tag: 'a' }).headers['x-tag']).toBe('v1 a')
  for (const tag of ['a\r\nX-Evil: 1', 'a\nb', 'a\0', '日本']) expect(() => send(overrides, { tag })).toThrow(/"X-Tag"/)
})

test('an argument cannot name a value of the call', () => {
  const { url } = send(
    {
      parameters: [{ name: 'tag', in: 'query' }],
      constants: [{ in: 'query', name: 'copy', value: '{{arguments.tag}}' }],
    },
    { tag: '{{credential.value}}' },
  )
  expect(url.searchParams.get('copy')).toBe('{{credential.value}}')
})

test('a constant takes the default of an argument, and is left out without either', () => {
  const constants = [{ in: 'query' as const, name: 'copy', value: '{{arguments.a}}' }]
  expect(send({ constants, parameters: [{ name: 'a', in: 'query', schema: { default: 3 } }] }).url.search).toBe(
    '?a=3&copy=3',
  )
  expect(send({ constants, parameters: [{ name: 'a', in: 'query' }] }).url.search).toBe('')
})

describe('no argument replaces a constant', () => {
  const open = { inputSchema: { type: 'object', properties: {}, additionalProperties: true } }
  const size = (place: 'query' | 'body') => [{ in: place, name: 'size', value: 10 }]

  test('by its own name', () => {
    expect(send({ ...open, constants: size('query') }, { size: 99, other: 1 }).url.search).toBe('?other=1&size=10')
    const post = send({ ...open, method: 'POST', constants: size('body') }, { size: 99, other: 1 })
    expect(JSON.parse(String(post.body))).toEqual({ size: 10, other: 1 })
  })

  test.each(['json', 'form', 'multipart'] as const)('as a property of the whole body, in %s', (bodyEncoding) => {
    const { body } = send(
      {
        method: 'POST',
        bodyEncoding,
        parameters: [{ name: 'all', in: 'body', wholeBody: true }],
        constants: size('body'),
      },
      { all: { size: 99, other: 1 } },
    )
    const text = typeof body === 'string' ? body : Buffer.from(body ?? []).toString()
    expect(text).toContain('10')
    expect(text).toContain('other')
    expect(text).not.toContain('99')
  })

  test.each([
    ['form', { size: 99, other: 1 }, 'size'],
    ['deepObject', { size: 99, other: 1 }, 'f[size]'],
  ] as const)('as a property that style %s spells out', (style, f, name) => {
    const constants = [{ in: 'query' as const, name, value: 10 }]
    const { url } = send({ parameters: [{ name: 'f', in: 'query', style, explode: true }], constants }, { f })
    expect(url.searchParams.getAll(name)).toEqual(['10'])
    expect(url.search).toContain('other')
  })

  test('in the query of the base URL', () => {
    const request = buildRequest(
      tool({ path: '/x', parameters: [], constants: size('query') }),
      `${BASE}?size=1&a=b`,
      {},
    )
    expect(request.url.search).toBe('?a=b&size=10')
  })
})

describe('a body template', () => {
  const parameters = [
    { name: 'id', in: 'body' as const },
    { name: 'note', in: 'body' as const },
  ]

  test('is the body, in JSON', () => {
    const bodyTemplate = {
      order: { id: '{{arguments.id}}', by: '{{user.id}}' },
      note: 'Note: {{arguments.note}}',
      fixed: true,
    }
    const { body, headers } = send({ method: 'POST', parameters, bodyTemplate }, { id: 7 })
    expect(JSON.parse(String(body))).toEqual({ order: { id: 7, by: 'u1' }, note: 'Note: ', fixed: true })
    expect(headers['content-type']).toBe('application/json')
  })

  test('as a form and as a text', () => {
    const form = { method: 'POST' as const, bodyEncoding: 'form' as const, parameters }
    expect(send({ ...form, bodyTemplate: { n: '{{arguments.note}}', v: 2 } }, { note: 'a&b' }).body).toBe('n=a%26b&v=2')
    const raw = { method: 'POST' as const, bodyEncoding: 'raw' as const, contentType: 'text/xml', parameters }
    expect(send({ ...raw, bodyTemplate: '<n>{{arguments.note}}</n>' }, { note: 'a' })).toMatchObject({
      body: '<n>a</n>',
      headers: { 'content-type': 'text/xml' },
    })
  })

  test('as parts, with the bytes of a file', async () => {
    const request = send(
      {
        method: 'POST',
        bodyEncoding: 'multipart',
        parameters: [{ name: 'doc', in: 'body', style: 'file' }],
        bodyTemplate: { upload: '{{arguments.doc}}', kind: 'pdf' },
      },
      { doc: { base64: Buffer.from('bytes').toString('base64'), name: 'a.pdf' } },
    )
    const headers = { 'content-type': request.headers['content-type'] ?? '' }
    const form = await new Response(request.body as Uint8Array<ArrayBuffer>, { headers }).formData()
    expect([form.get('kind'), await (form.get('upload') as File).text()]).toEqual(['pdf', 'bytes'])
  })

  test('that is one missing argument sends no body', () => {
    expect(send({ method: 'POST', parameters, bodyTemplate: '{{arguments.id}}' }).body).toBeNull()
  })
})

test('a request parsed back has arguments and constants where they belong', () => {
  const ascii = fc.stringMatching(/^[!-~]([ -~]*[!-~])?$/).filter((text) => !text.includes('{{'))
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((each) => !each.includes('{{'))
  fc.assert(
    fc.property(fc.jsonValue(), text, ascii, text, (a, q, h, c) => {
      const { url, headers, body } = send(
        {
          method: 'POST',
          parameters: [
            { name: 'a', in: 'body' },
            { name: 'q', in: 'query' },
          ],
          constants: [
            { in: 'query', name: 'fixed', value: q },
            { in: 'query', name: 'copy', value: '{{arguments.q}}' },
            { in: 'header', name: 'X-H', value: h },
            { in: 'cookie', name: 'c', value: c },
          ],
          bodyTemplate: { deep: [{ a: '{{arguments.a}}' }], text: '<{{arguments.q}}>' },
        },
        { a, q },
      )
      expect(['q', 'fixed', 'copy'].map((name) => url.searchParams.getAll(name))).toEqual([[q], [q], [q]])
      expect(headers['x-h']).toBe(h)
      expect(decodeURIComponent(headers.cookie?.slice(2) ?? '')).toBe(c)
      expect(JSON.parse(String(body))).toEqual(JSON.parse(JSON.stringify({ deep: [{ a }], text: `<${q}>` })))
    }),
    { numRuns: 300 },
  )
})
