import { describe, expect, test } from 'vitest'
import { shapeResult } from '@/lib/upstream'
import { RESULT_CHARACTER_LIMIT } from '@/lib/upstream/schema'

const ORDER = { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] }

function answer(type: string | null, body: string | Uint8Array, status = 200, headers: Record<string, string> = {}) {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  return { status, headers: { ...headers, ...(type && { 'content-type': type }) }, body: bytes }
}

const shape = (type: string | null, body: string | Uint8Array, outputSchema?: Record<string, unknown>) =>
  shapeResult({ outputSchema }, answer(type, body))

function refusal(status: number, type: string | null, body: string, headers = {}): string {
  const result = shapeResult({}, answer(type, body, status, headers))
  expect(result).toMatchObject({ isError: true, content: [{ type: 'text' }] })
  return (result as { content: { text: string }[] }).content[0]?.text ?? ''
}

test.each([
  ['text/plain', 'hello'],
  ['text/html; charset=utf-8', '<p>hello</p>'],
  ['application/xml', '<a/>'],
  ['application/atom+xml', '<a/>'],
  ['image/svg+xml', '<svg/>'],
  ['application/x-ndjson', '{}\n{}'],
  ['application/json', '{"a":1}'],
  ['application/problem+json', '{"a":1}'],
  ['application/json', '{broken'],
  ['application/json', '{"id":12345678901234567890}'],
  [null, 'no type at all'],
])('%s is text, as the API wrote it', (type, body) => {
  expect(shape(type, body)).toEqual({ content: [{ type: 'text', text: body }] })
})

test('reads other charsets', () => {
  expect(shape('text/plain; charset=iso-8859-1', Uint8Array.of(0xe4))).toMatchObject({ content: [{ text: 'ä' }] })
  expect(shape('text/plain; charset=klingon', 'ä')).toMatchObject({ content: [{ text: 'ä' }] })
})

test.each([
  ['image/png', 'image'],
  ['image/jpeg; q=1', 'image'],
  ['audio/wav', 'audio'],
])('%s is a block of bytes', (type, kind) => {
  const mimeType = type.split(';')[0]
  expect(shape(type, Uint8Array.of(1, 2, 3))).toEqual({ content: [{ type: kind, data: 'AQID', mimeType }] })
})

test.each(['application/pdf', 'application/octet-stream', 'video/mp4', null])('%s is described', (type) => {
  const text = type ? `${type}, 3 bytes` : 'bytes of no named type, 3 bytes'
  expect(shape(type, Uint8Array.of(0, 0xff, 0xfe))).toEqual({
    content: [{ type: 'text', text: expect.stringContaining(text) }],
  })
})

test('an image Claude cannot take is described', () => {
  expect(shape('image/png', new Uint8Array(6_000_000))).toMatchObject({
    content: [{ type: 'text', text: /too large/ }].map((block) => ({
      ...block,
      text: expect.stringMatching(block.text),
    })),
  })
})

test.each([200, 202, 204])('an empty %i says that it was done', (status) => {
  expect(shapeResult({}, answer(null, '', status))).toEqual({
    content: [{ type: 'text', text: `The API did it, and answered ${status} with an empty body.` }],
  })
})

describe('an output schema', () => {
  test('adds structured content', () => {
    expect(shape('application/json', '{"id":"A7"}', ORDER)).toEqual({
      content: [{ type: 'text', text: '{"id":"A7"}' }],
      structuredContent: { id: 'A7' },
    })
  })

  test('holds also for JSON under another type', () => {
    expect(shape('text/plain', '{"id":"A7"}', ORDER)).toMatchObject({ structuredContent: { id: 'A7' } })
  })

  test.each([
    ['application/json', '{"id":7}', 'id must be string'],
    ['application/json', '{}', "must have required property 'id'"],
    ['application/json', '[]', 'must be object'],
    ['application/json', '{broken', 'not the JSON'],
    ['text/html', '<p>', 'not the JSON'],
    ['image/png', 'x', 'promises JSON'],
    ['application/pdf', 'x', 'promises JSON'],
    [null, '', 'promises more'],
  ])('%s %j is an error that says what differs', (type, body, message) => {
    const result = shape(type, body, ORDER)
    expect(result).toMatchObject({ isError: true, content: [{ text: expect.stringContaining(message) }] })
    expect(result).not.toHaveProperty('structuredContent')
  })

  test('a too long answer that cannot be cut is an error, never half an object', () => {
    const long = JSON.stringify({ id: 'x'.repeat(RESULT_CHARACTER_LIMIT) })
    const whole = { ...ORDER, properties: { id: { type: 'string', minLength: RESULT_CHARACTER_LIMIT } } }
    const result = shape('application/json', long, whole)
    expect(result).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('Narrow the call') }] })
  })

  test('two schemas with one $id are two schemas', () => {
    const first = { $id: 'https://a.test/s', type: 'object', required: ['a'] }
    const second = { $id: 'https://a.test/s', type: 'object', required: ['b'] }
    expect(shape('application/json', '{"a":1}', first)).not.toHaveProperty('isError')
    expect(shape('application/json', '{"a":1}', second)).toMatchObject({ isError: true })
  })
})

describe('a too long text', () => {
  test('is cut, and says how much is missing', () => {
    const result = shape('text/plain', 'x'.repeat(RESULT_CHARACTER_LIMIT + 5000)) as { content: { text: string }[] }
    const text = result.content[0]?.text ?? ''
    expect(text.length).toBeLessThanOrEqual(RESULT_CHARACTER_LIMIT)
    expect(text).toMatch(/\[Cut here: 5,200 of 105,000 characters are left out\. Narrow the call/)
  })

  test('is left whole at the limit', () => {
    const body = 'x'.repeat(RESULT_CHARACTER_LIMIT)
    expect(shape('text/plain', body)).toEqual({ content: [{ type: 'text', text: body }] })
  })

  test('is never cut through a character', () => {
    for (const lead of ['', 'x']) {
      const result = shape('text/plain', lead + '😀'.repeat(RESULT_CHARACTER_LIMIT)) as { content: { text: string }[] }
      expect(result.content[0]?.text).not.toMatch(/\p{Surrogate}/u)
    }
  })
})

describe('a refusal says what the API said and what to fix', () => {
  test.each([
    [400, '{"message":"limit must be at most 50"}', /400 Bad Request: limit must be at most 50\n\nCheck the arguments/],
    [401, '{"error":"bad key"}', /401 Unauthorized: bad key\n\nThe credential stored/],
    [403, '', /403 Forbidden and said no more\.\n\nThe credential stored/],
    [404, '{"error":{"message":"no order Z9"}}', /404 Not Found: no order Z9\n\nCheck the id/],
    [
      409,
      '{"error":{"code":"shipped","message":"too late"}}',
      /409 Conflict: too late\nIts whole answer: .*"code":"shipped"/,
    ],
    [
      422,
      '{"detail":[{"loc":["body","id"],"msg":"field required"}]}',
      /422 .*: field required\nIts whole answer: .*"loc"/,
    ],
    [429, '{}', /429 Too Many Requests: \{\}\n\nToo many calls\. Wait a little/],
    [500, 'Traceback: boom', /500 Internal Server Error: Traceback: boom\n\nThe fault is on the API's side/],
    [502, '<html><head><title>Bad gateway</title></head>', /502 Bad Gateway: Bad gateway\n\nThe fault/],
    [418, '"short and stout"', /418 I'm a Teapot: short and stout/],
    [304, '', /304 Not Modified and said no more/],
    [599, '', /answered 599 and said no more/],
  ])('%i %j', (status, body, expected) => {
    expect(refusal(status, 'application/json', body)).toMatch(expected)
  })

  test.each([
    ['30', 'Wait 30 seconds'],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 'Call again after Wed, 21 Oct 2026 07:28:00 GMT'],
  ])('with retry-after %s', (value, expected) => {
    expect(refusal(429, null, '', { 'retry-after': value })).toContain(expected)
    expect(refusal(503, null, '', { 'retry-after': value })).toContain(expected)
  })

  test('and no more than one can read', () => {
    expect(refusal(400, 'text/plain', 'x'.repeat(50_000)).length).toBeLessThan(2_300)
  })

  test('also where the tool has an output schema', () => {
    expect(shapeResult({ outputSchema: ORDER }, answer('application/json', '{}', 404))).toMatchObject({ isError: true })
  })
})

describe('an MCP result of its own', () => {
  const own = (value: unknown, outputSchema?: Record<string, unknown>) =>
    shape('application/vnd.mcp+json', JSON.stringify(value), outputSchema)

  test.each([
    { content: [{ type: 'resource', resource: { uri: 'test://a', text: 'x' } }] },
    { content: [{ type: 'text', text: 'no' }], isError: true },
    { content: [], structuredContent: { id: 'A7' }, _meta: { a: 1 } },
    { resultType: 'input_required', inputRequests: { a: { method: 'roots/list' } } },
    { resultType: 'input_required', requestState: 'opaque' },
  ])('%j passes as it is', (value) => {
    expect(own(value)).toEqual(value)
  })

  test.each([
    {},
    [],
    'text',
    null,
    { content: 'x' },
    { content: [{ type: 'bogus' }] },
    { resultType: 'input_required' },
  ])('%j is no result', (value) => {
    expect(own(value)).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('is none') }] })
  })

  test('must keep to the output schema', () => {
    expect(own({ content: [], structuredContent: { id: 'A7' } }, ORDER)).not.toHaveProperty('isError')
    expect(own({ content: [], structuredContent: { id: 7 } }, ORDER)).toMatchObject({ isError: true })
    expect(own({ content: [] }, ORDER)).toMatchObject({ isError: true })
  })

  test('is cut where it is too long', () => {
    const result = own({ content: [{ type: 'text', text: 'x'.repeat(RESULT_CHARACTER_LIMIT * 2) }] })
    expect(JSON.stringify(result).length).toBeLessThan(RESULT_CHARACTER_LIMIT + 100)
  })
})

describe('an event stream', () => {
  const RESULT = '{"content":[{"type":"text","text":"done"}]}'

  test.each([
    `event: result\ndata: ${RESULT}\n\n`,
    `event: progress\ndata: {"progress":1}\n\nevent: result\ndata: ${RESULT}\n\n`,
    `: comment\r\nevent:result\r\ndata:${RESULT}\r\n\r\n`,
    `event: result\rdata: ${RESULT}\r\r`,
    `event: result\ndata: {"content":[{"type":"text",\ndata: "text":"done"}]}\n\n`,
    `event: result\ndata: ${RESULT}`,
  ])('%j ends with its result', (body) => {
    expect(shape('text/event-stream', body)).toEqual(JSON.parse(RESULT))
  })

  test('without a result is an error', () => {
    expect(shape('text/event-stream', 'data: hi\n\n')).toMatchObject({ isError: true })
  })
})

test.each([
  ['nested without end', 'application/json', '['.repeat(40_000) + ']'.repeat(40_000)],
  ['titles that never close', 'text/html', `<html>${'<title'.repeat(100_000)}`],
  ['a body of many megabytes', 'text/plain', 'x '.repeat(4_000_000)],
])('a hostile refusal, %s, is read in no time', (_, type, body) => {
  const started = performance.now()
  expect(refusal(400, type, body).length).toBeLessThan(2_300)
  expect(performance.now() - started).toBeLessThan(1000)
})
