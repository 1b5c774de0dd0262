import { describe, expect, test } from 'vitest'
import type { Parameter } from '@/lib/connectors/schema'
import { attachCredential, buildRequest } from '@/lib/upstream'
import { tool } from '../support/tools'

const BASE = 'https://api.acme.test'
const LIST = ['blue', 'black', 'a b,c']
const OBJECT = { R: 100, G: 200 }

const path = (wire: Partial<Parameter>, v: unknown) =>
  buildRequest(tool({ path: '/x/{v}', parameters: [{ name: 'v', in: 'path', required: true, ...wire }] }), BASE, {
    v,
  }).url.pathname.slice(3)
const query = (wire: Partial<Parameter>, v: unknown) =>
  buildRequest(tool({ path: '/x', parameters: [{ name: 'v', in: 'query', ...wire }] }), BASE, { v }).url.search.slice(1)
const header = (wire: Partial<Parameter>, v: unknown) =>
  buildRequest(tool({ path: '/x', parameters: [{ name: 'v', sendAs: 'X-V', in: 'header', ...wire }] }), BASE, { v })
    .headers['x-v']
const cookie = (wire: Partial<Parameter>, v: unknown) =>
  buildRequest(tool({ path: '/x', parameters: [{ name: 'v', in: 'cookie', ...wire }] }), BASE, { v }).headers.cookie

describe('path (RFC 6570 sections 3.2.2, 3.2.5, 3.2.7)', () => {
  test.each([
    ['simple', false, 'blue', 'blue'],
    ['simple', false, LIST, 'blue,black,a%20b%2Cc'],
    ['simple', true, LIST, 'blue,black,a%20b%2Cc'],
    ['simple', false, OBJECT, 'R,100,G,200'],
    ['simple', true, OBJECT, 'R=100,G=200'],
    ['label', false, 'blue', '.blue'],
    ['label', false, LIST, '.blue,black,a%20b%2Cc'],
    ['label', true, LIST, '.blue.black.a%20b%2Cc'],
    ['label', false, OBJECT, '.R,100,G,200'],
    ['label', true, OBJECT, '.R=100.G=200'],
    ['matrix', false, 'blue', ';v=blue'],
    ['matrix', false, '', ';v'],
    ['matrix', false, LIST, ';v=blue,black,a%20b%2Cc'],
    ['matrix', true, LIST, ';v=blue;v=black;v=a%20b%2Cc'],
    ['matrix', false, OBJECT, ';v=R,100,G,200'],
    ['matrix', true, OBJECT, ';R=100;G=200'],
    ['json', undefined, { a: [1] }, '%7B%22a%22%3A%5B1%5D%7D'],
  ] as const)('%s, explode %s: %j is %s', (style, explode, value, expected) => {
    expect(path({ style, explode }, value)).toBe(expected)
  })

  test.each([
    ['simple', ['..']],
    ['simple', []],
    ['simple', ['a', '/../b']],
    ['label', ''],
    ['label', '.'],
    ['label', ['', '']],
    ['json', undefined],
  ] as const)('%s does not climb with %j', (style, value) => {
    expect(() => path({ style, explode: true }, value)).toThrow(expect.objectContaining({ code: 'invalid_argument' }))
  })
})

describe('query (RFC 6570 section 3.2.8)', () => {
  test.each([
    ['form', true, 'a&b', 'v=a%26b'],
    ['form', true, '', 'v='],
    ['form', true, LIST, 'v=blue&v=black&v=a%20b%2Cc'],
    ['form', false, LIST, 'v=blue,black,a%20b%2Cc'],
    ['form', true, OBJECT, 'R=100&G=200'],
    ['form', false, OBJECT, 'v=R,100,G,200'],
    ['spaceDelimited', false, LIST, 'v=blue%20black%20a%20b%2Cc'],
    ['spaceDelimited', true, LIST, 'v=blue&v=black&v=a%20b%2Cc'],
    ['pipeDelimited', false, LIST, 'v=blue%7Cblack%7Ca%20b%2Cc'],
    ['pipeDelimited', false, OBJECT, 'v=R%7C100%7CG%7C200'],
    ['tabDelimited', false, LIST, 'v=blue%09black%09a%20b%2Cc'],
    ['deepObject', true, OBJECT, 'v%5BR%5D=100&v%5BG%5D=200'],
    [
      'deepObject',
      true,
      { a: { b: [{ c: 1 }, 2] }, d: null },
      'v%5Ba%5D%5Bb%5D%5B0%5D%5Bc%5D=1&v%5Ba%5D%5Bb%5D%5B1%5D=2',
    ],
    ['deepObject', true, 7, 'v=7'],
    ['json', undefined, { a: 'ä' }, 'v=%7B%22a%22%3A%22%C3%A4%22%7D'],
    ['form', false, [], ''],
    ['form', true, null, ''],
    ['deepObject', true, {}, ''],
  ] as const)('%s, explode %s: %j is %s', (style, explode, value, expected) => {
    expect(query({ style, explode }, value)).toBe(expected)
  })

  test('reserved characters stay, but those that divide a query', () => {
    expect(query({ allowReserved: true }, "/a:b?c@d!$'()*,;&e=f#g[h]+i")).toBe(
      'v=/a:b?c@d!$%27()*,;%26e%3Df%23g%5Bh%5D%2Bi',
    )
  })

  test('a credential in the query leaves the commas of a list alone', () => {
    const found = tool({ path: '/x', parameters: [{ name: 'v', in: 'query', style: 'form', explode: false }] })
    const request = buildRequest(found, BASE, { v: ['a', 'b'] })
    expect(attachCredential(request, { kind: 'query', name: 'key', value: 's' }).url.search).toBe('?v=a,b&key=s')
  })

  test('refuses half a character', () => {
    expect(() => query({ style: 'form' }, ['a\ud800'])).toThrow(/half a character/)
  })
})

describe('header and cookie', () => {
  test.each([
    ['simple', false, LIST.slice(0, 2), 'blue,black'],
    ['simple', false, OBJECT, 'R,100,G,200'],
    ['simple', true, OBJECT, 'R=100,G=200'],
    ['json', undefined, { a: 'ä☃' }, '{"a":"\\u00e4\\u2603"}'],
  ] as const)('a header, %s, explode %s: %j is %s', (style, explode, value, expected) => {
    expect(header({ style, explode }, value)).toBe(expected)
  })

  test('a header’s list takes no line break along', () => {
    expect(() => header({ style: 'simple' }, ['a', 'b\r\nX-Admin: 1'])).toThrow(/one line/)
  })

  test.each([
    [{}, 'a;b c', 'v=a%3Bb%20c'],
    [{ style: 'form', explode: false }, ['a', 'b'], 'v=a,b'],
    [{}, ['a', 'b'], 'v=a; v=b'],
    [{}, null, undefined],
  ] as const)('a cookie %j: %j is %s', (wire, value, expected) => {
    expect(cookie(wire, value)).toBe(expected)
  })

  test('a credential’s cookie stands beside the tool’s', () => {
    const request = buildRequest(tool({ path: '/x', parameters: [{ name: 'v', in: 'cookie' }] }), BASE, { v: 1 })
    expect(attachCredential(request, { kind: 'header', name: 'Cookie', value: 'sid=s' }).headers.cookie).toBe(
      'v=1; sid=s',
    )
  })
})

describe('bodies', () => {
  const post = (overrides: Parameters<typeof tool>[0]) => tool({ method: 'POST', path: '/x', ...overrides })

  test('a form with every style', () => {
    const found = post({
      bodyEncoding: 'form',
      parameters: [
        { name: 'plain', in: 'body' },
        { name: 'deep', in: 'body', style: 'deepObject', explode: true },
        { name: 'list', in: 'body', style: 'form', explode: false },
        { name: 'json', in: 'body', style: 'json' },
      ],
    })
    const { body } = buildRequest(found, BASE, {
      plain: ['a', 'b'],
      deep: { k: { l: 1 } },
      list: ['x', 'y'],
      json: [1],
    })
    expect(body).toBe('plain=a&plain=b&deep%5Bk%5D%5Bl%5D=1&list=x,y&json=%5B1%5D')
  })

  test.each([
    ['json', [1, { a: null }], 'application/json', '[1,{"a":null}]'],
    ['form', { a: 1, b: ['x', 'y'] }, 'application/x-www-form-urlencoded', 'a=1&b=x&b=y'],
    ['raw', 'Hello', 'text/plain; charset=utf-8', 'Hello'],
  ] as const)('a whole body as %s', (bodyEncoding, body, contentType, expected) => {
    const found = post({ bodyEncoding, parameters: [{ name: 'body', in: 'body', wholeBody: true }] })
    const request = buildRequest(found, BASE, { body })
    expect([request.headers['content-type'], request.body]).toEqual([contentType, expected])
    expect(buildRequest(found, BASE, {}).body).toBeNull()
  })

  test('another media type', () => {
    const found = post({ contentType: 'application/merge-patch+json', parameters: [{ name: 'a', in: 'body' }] })
    expect(buildRequest(found, BASE, { a: 1 }).headers['content-type']).toBe('application/merge-patch+json')
  })

  test.each([
    [{ base64: 'AAH/' }, [0, 1, 255], 'application/octet-stream'],
    [{ base64: 'AAH_', type: 'image/png' }, [0, 1, 255], 'image/png'],
    ['AAH/', [0, 1, 255], 'application/octet-stream'],
    ['data:image/gif;base64,AAH/', [0, 1, 255], 'image/gif'],
    [{ text: 'ä' }, [195, 164], 'text/plain; charset=utf-8'],
  ])('the bytes of %j', (file, bytes, contentType) => {
    const found = post({
      bodyEncoding: 'raw',
      parameters: [{ name: 'file', in: 'body', style: 'file', wholeBody: true }],
    })
    const request = buildRequest(found, BASE, { file })
    expect([...(request.body as Uint8Array)]).toEqual(bytes)
    expect(request.headers['content-type']).toBe(contentType)
  })

  test.each([{ base64: 'no base64!' }, { base64: 'AAAAA' }, {}, null, 7, { text: 'a', type: 'image/png\r\nX-A: 1' }])(
    'refuses %j as a file',
    (file) => {
      const found = post({ bodyEncoding: 'multipart', parameters: [{ name: 'file', in: 'body', style: 'file' }] })
      if (file === null) return expect(buildRequest(found, BASE, { file }).body).toBeInstanceOf(Uint8Array)
      expect(() => buildRequest(found, BASE, { file })).toThrow(expect.objectContaining({ code: 'invalid_argument' }))
    },
  )

  test('parts that FormData reads back (RFC 7578)', async () => {
    const found = post({
      bodyEncoding: 'multipart',
      parameters: [
        { name: 'caption', in: 'body' },
        { name: 'tags', in: 'body' },
        { name: 'place', in: 'body' },
        { name: 'odd', in: 'body', sendAs: 'a"b\r\nc' },
        { name: 'photo', in: 'body', style: 'file', contentType: 'image/png' },
      ],
    })
    const args = {
      caption: 'Hällo',
      tags: ['x', 'y'],
      place: { city: 'Ulm' },
      odd: 'o',
      photo: [{ base64: 'AAH/', name: 'a"b.png' }, { text: 'x' }],
    }
    const request = buildRequest(found, BASE, args)
    expect(buildRequest(found, BASE, args)).toEqual(request)
    const headers = { 'content-type': request.headers['content-type'] ?? '' }
    const form = await new Response(request.body as Uint8Array<ArrayBuffer>, { headers }).formData()
    expect(form.get('caption')).toBe('Hällo')
    expect(form.getAll('tags')).toEqual(['x', 'y'])
    expect([...form.keys()]).toHaveLength(7)
    const [photo, text] = form.getAll('photo') as File[]
    expect([photo?.type, photo && [...new Uint8Array(await photo.arrayBuffer())]]).toEqual(['image/png', [0, 1, 255]])
    expect(await text?.text()).toBe('x')
    expect(Buffer.from(request.body as Uint8Array).toString()).toContain(
      'Content-Type: application/json\r\n\r\n{"city":"Ulm"}',
    )
  })
})
