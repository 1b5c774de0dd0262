import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Parameter } from '@/lib/connectors/schema'
import { buildRequest } from '@/lib/upstream'
import { tool } from '../support/tools'

const BASE = 'https://api.acme.test/v1'
const RUNS = { numRuns: 300 }

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
/** A path cannot say it: that is a test of its own. */
const segment = text.filter((value) => !value.split(/[\\/]/).some((part) => part === '.' || part === '..'))
const key = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/)
const list = fc.array(text, { minLength: 1, maxLength: 4 })
const flatObject = fc.dictionary(key, text, { minKeys: 1, maxKeys: 4, noNullPrototype: true })
const decode = decodeURIComponent

function send(
  parameters: Partial<Parameter>[],
  args: Record<string, unknown>,
  overrides: Parameters<typeof tool>[0] = {},
) {
  return buildRequest(tool({ path: '/x', ...overrides, parameters }), BASE, args)
}

const pairsOf = (query: string) =>
  query
    .split('&')
    .filter(Boolean)
    .map((pair) => pair.split('=').map(decode) as [string, string])
const toObject = (flat: string[]) =>
  Object.fromEntries(flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1]]] : [])))
const inDelimited = (value: string | undefined, delimiter: string) => (value ?? '').split(delimiter).map(decode)

test('scalars come back from path, query, header and cookie', () => {
  const parameters: Partial<Parameter>[] = [
    { name: 'p', in: 'path', required: true },
    { name: 'q', in: 'query' },
    { name: 'h', in: 'header', sendAs: 'X-H' },
    { name: 'c', in: 'cookie' },
  ]
  const ascii = fc.stringMatching(/^[!-~]([ -~]*[!-~])?$/)
  fc.assert(
    fc.property(segment, text, ascii, text, (p, q, h, c) => {
      const { url, headers } = send(parameters, { p, q, h, c }, { path: '/x/{p}' })
      expect(decode(url.pathname.slice('/v1/x/'.length))).toBe(p)
      expect(url.searchParams.get('q')).toBe(q)
      expect(headers['x-h']).toBe(h)
      expect(decode(headers.cookie?.slice(2) ?? '')).toBe(c)
    }),
    RUNS,
  )
})

test.each([
  ['simple', false, (path: string) => inDelimited(path, ',')],
  ['label', true, (path: string) => inDelimited(path.slice(1), '.')],
  [
    'matrix',
    true,
    (path: string) =>
      path
        .slice(1)
        .split(';')
        .map((pair) => decode(pair.slice(2))),
  ],
  ['matrix', false, (path: string) => inDelimited(path.slice(3), ',')],
] as const)('a list in the path comes back from %s, explode %s', (style, explode, parse) => {
  // A dot is not encoded, so `label` cannot tell one in an item from one between two; before a slash it would be a step in the path.
  const item = segment.filter((value) => style !== 'label' || !/\.|^[\\/]/.test(value))
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 4 }), (v) => {
      const { url } = send([{ name: 'v', in: 'path', required: true, style, explode }], { v }, { path: '/x/{v}' })
      expect(parse(url.pathname.slice('/v1/x/'.length))).toEqual(v)
    }),
    RUNS,
  )
})

test.each([
  ['form', true, (query: string) => pairsOf(query).map(([, value]) => value)],
  ['form', false, (query: string) => inDelimited(query.slice(2), ',')],
  ['spaceDelimited', false, (query: string) => inDelimited(query.slice(2), '%20')],
  ['pipeDelimited', false, (query: string) => inDelimited(query.slice(2), '%7C')],
  ['tabDelimited', false, (query: string) => inDelimited(query.slice(2), '%09')],
] as const)('a list in the query comes back from %s, explode %s', (style, explode, parse) => {
  const delimiter = { spaceDelimited: ' ', pipeDelimited: '|', tabDelimited: '\t', form: '' }[style]
  const items = fc.array(
    text.filter((value) => delimiter === '' || !value.includes(delimiter)),
    { minLength: 1, maxLength: 4 },
  )
  fc.assert(
    fc.property(items, (v) => {
      expect(parse(send([{ name: 'v', in: 'query', style, explode }], { v }).url.search.slice(1))).toEqual(v)
    }),
    RUNS,
  )
})

test.each([
  ['form', true, (query: string) => Object.fromEntries(pairsOf(query))],
  ['form', false, (query: string) => toObject(inDelimited(query.slice(2), ','))],
  [
    'deepObject',
    true,
    (query: string) => Object.fromEntries(pairsOf(query).map(([name, value]) => [name.slice(2, -1), value])),
  ],
  ['json', undefined, (query: string) => JSON.parse(decode(query.slice(2)))],
] as const)('an object in the query comes back from %s, explode %s', (style, explode, parse) => {
  fc.assert(
    fc.property(flatObject, (v) => {
      expect(parse(send([{ name: 'v', in: 'query', style, explode }], { v }).url.search.slice(1))).toEqual(v)
    }),
    RUNS,
  )
})

test('a JSON body comes back whole, and in its parts', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      const parts = send(
        [
          { name: 'a', in: 'body' },
          { name: 'b', in: 'body', sendAs: 'b b' },
        ],
        { a, b },
        { method: 'POST' },
      )
      expect(JSON.parse(String(parts.body))).toEqual(JSON.parse(JSON.stringify({ a, 'b b': b })))
      const whole = send([{ name: 'a', in: 'body', wholeBody: true }], { a }, { method: 'POST' })
      expect(JSON.parse(String(whole.body))).toEqual(JSON.parse(JSON.stringify(a)))
    }),
    RUNS,
  )
})

test('a form comes back', () => {
  fc.assert(
    fc.property(text, list, flatObject, (a, b, c) => {
      const parameters: Partial<Parameter>[] = [
        { name: 'a', in: 'body' },
        { name: 'b', in: 'body' },
        { name: 'c', in: 'body', style: 'deepObject', explode: true },
      ]
      const { body } = send(parameters, { a, b, c }, { method: 'POST', bodyEncoding: 'form' })
      const form = new URLSearchParams(String(body))
      expect([form.get('a'), form.getAll('b')]).toEqual([a, b])
      expect(Object.fromEntries(Object.keys(c).map((name) => [name, form.get(`c[${name}]`)]))).toEqual(c)
    }),
    RUNS,
  )
})

test('the parts and bytes of a multipart body come back', async () => {
  await fc.assert(
    fc.asyncProperty(text, fc.uint8Array({ maxLength: 200 }), key, async (field, bytes, name) => {
      const parameters: Partial<Parameter>[] = [
        { name: 'field', in: 'body' },
        { name: 'file', in: 'body', style: 'file' },
      ]
      const args = { field, file: { base64: Buffer.from(bytes).toString('base64'), name: `${name}.bin` } }
      const request = send(parameters, args, { method: 'POST', bodyEncoding: 'multipart' })
      const headers = { 'content-type': request.headers['content-type'] ?? '' }
      const form = await new Response(request.body as Uint8Array<ArrayBuffer>, { headers }).formData()
      const file = form.get('file') as File
      expect([form.get('field'), file.name]).toEqual([field, `${name}.bin`])
      expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes)
    }),
    { numRuns: 60 },
  )
})
