import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterAll, describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS, type Pagination } from '@/lib/connectors/schema'
import { empty, tool } from '../support/tools'
import { bodyOf, serveUpstream } from '../support/upstream-server'

process.env.ALLOW_PRIVATE_UPSTREAMS = 'true'
const { callTool } = await import('@/lib/upstream')
const { flushToolCalls } = await import('@/lib/activity')

afterAll(flushToolCalls)

type Overrides = Parameters<typeof tool>[0]
type Answer = (query: URLSearchParams, request: IncomingMessage, response: ServerResponse, body: string) => unknown

/** An API that answers as `answer` says, with every request it got. */
async function paged(answer: Answer) {
  const asked: string[] = []
  const baseUrl = await serveUpstream(async (request, response) => {
    asked.push(request.url ?? '')
    const body = await bodyOf(request)
    const found = await answer(new URL(request.url ?? '', 'http://x').searchParams, request, response, body)
    if (!response.writableEnded && !response.destroyed) {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(found))
    }
  })
  return { baseUrl, asked }
}

function list(pagination: Pagination, overrides: Overrides = {}) {
  return tool({ name: 'list_things', path: '/things', parameters: [], pagination, ...overrides })
}

async function call(baseUrl: string, called: ReturnType<typeof tool>, args = {}, more = {}) {
  const snapshot = { name: 'Shop', description: 'A shop', baseUrl, ...empty }
  const live = {
    id: 'pages',
    partnerId: 'p',
    slug: 'shop',
    access: 'open' as const,
    ...DEFAULT_SETTINGS,
    release: 1,
    snapshot,
  }
  const result = await callTool({ live, tool: called, args, caller: null, ...more })
  const texts = (result as { content: { text: string }[] }).content.map(({ text }) => text)
  return { result: result as { isError?: boolean; structuredContent?: unknown }, texts, json: safeJson(texts[0] ?? '') }
}

function safeJson(text: string): unknown {
  return /^[[{]/.test(text) ? JSON.parse(text) : text
}

const page: Pagination = { kind: 'page', parameter: 'page', first: 1, items: 'data', pages: 5 }
const cursor: Pagination = { kind: 'cursor', parameter: 'after', cursor: 'meta.next', items: 'data', pages: 5 }
const pageParameter = { name: 'page', in: 'query' as const, schema: { type: 'integer' } }

describe('every kind of pages becomes one list', () => {
  test('pages that are counted, up to an empty one', async () => {
    const { baseUrl, asked } = await paged((query) => {
      const number = Number(query.get('page') ?? 1)
      return { data: number > 3 ? [] : [number], page: number, total: 3 }
    })
    const { json, texts } = await call(baseUrl, list(page))
    expect(json).toEqual({ data: [1, 2, 3], page: 3, total: 3 })
    expect(texts).toHaveLength(1)
    expect(asked).toEqual(['/things', '/things?page=2', '/things?page=3', '/things?page=4'])
  })

  test('cursors, also as an argument of another name in the body', async () => {
    const next: Record<string, string | null> = { '': 'b', b: 'c', c: null }
    const { baseUrl, asked } = await paged((_, _request, _response, body) => {
      const at = (JSON.parse(body).after as string | undefined) ?? ''
      return { data: [`at ${at}`], meta: { next: next[at] } }
    })
    const parameters = [{ name: 'start', sendAs: 'after', in: 'body' as const }]
    const { json } = await call(baseUrl, list(cursor, { method: 'POST', parameters }))
    expect(json).toEqual({ data: ['at ', 'at b', 'at c'], meta: { next: null } })
    expect(asked).toHaveLength(3)
  })

  test('items that are skipped, where the whole answer is the list', async () => {
    const all = [1, 2, 3, 4, 5]
    const { baseUrl, asked } = await paged((query) => {
      const skip = Number(query.get('skip') ?? 0)
      return all.slice(skip, skip + 2)
    })
    const { json } = await call(baseUrl, list({ kind: 'offset', parameter: 'skip', pages: 5 }))
    expect(json).toEqual(all)
    expect(asked.slice(1)).toEqual(['/things?skip=2', '/things?skip=4', '/things?skip=5'])
  })

  test('a Link header', async () => {
    const { baseUrl, asked } = await paged((query, _request, response) => {
      const at = Number(query.get('p') ?? 0)
      const links = `<https://x.test/?a=",">; title="a, \\"b\\""; rel=prev, </things?q=a%2Cb&p=${at + 1}>; rel="last next"`
      if (at < 2) response.setHeader('link', links)
      return [at]
    })
    const { json } = await call(baseUrl, list({ kind: 'link', pages: 5 }), {})
    expect(json).toEqual([0, 1, 2])
    expect(asked).toEqual(['/things', '/things?q=a%2Cb&p=1', '/things?q=a%2Cb&p=2'])
  })

  test('a list that an expression makes stands alone', async () => {
    const { baseUrl } = await paged((query) => {
      const number = Number(query.get('page') ?? 1)
      return { rows: number > 2 ? [] : [{ id: number }] }
    })
    expect((await call(baseUrl, list({ ...page, items: 'rows[].id' }))).json).toEqual([1, 2])
  })
})

describe('starts where Claude says, and says how to go on', () => {
  const endless: Answer = (query) => ({ data: [Number(query.get('page') ?? 1)] })

  test('with the argument that takes the next page', async () => {
    const { baseUrl, asked } = await paged(endless)
    const { texts, json } = await call(baseUrl, list({ ...page, pages: 2 }, { parameters: [pageParameter] }), {
      page: 4,
    })
    expect(json).toEqual({ data: [4, 5] })
    expect(asked).toEqual(['/things?page=4', '/things?page=5'])
    expect(texts[1]).toMatch(/There may be more.*call list_things again with "page": 6/)
  })

  test('else to narrow the call', async () => {
    const { baseUrl } = await paged(endless)
    expect((await call(baseUrl, list({ ...page, pages: 2 }))).texts[1]).toMatch(/Narrow the call/)
  })

  test('a Link names the argument too', async () => {
    const { baseUrl } = await paged((query, _request, response) => {
      const at = Number(query.get('page') ?? 1)
      response.setHeader('link', `<?page=${at + 1}>; rel=next`)
      return [at]
    })
    const { texts } = await call(baseUrl, list({ kind: 'link', pages: 2 }, { parameters: [pageParameter] }))
    expect(texts[1]).toMatch(/There is more.*"page": 3/)
  })
})

describe('stops', () => {
  test('where a cursor comes again, the first one too', async () => {
    const { baseUrl, asked } = await paged((query) => ({ data: [query.get('after')], meta: { next: 'a' } }))
    expect((await call(baseUrl, list(cursor))).texts[1]).toMatch(/names a page again/)
    expect(asked).toHaveLength(2)
    const parameters = [{ name: 'after', in: 'query' as const }]
    expect((await call(baseUrl, list(cursor, { parameters }), { after: 'a' })).json).toEqual({
      data: ['a'],
      meta: { next: 'a' },
    })
  })

  test('where the API gives the same page whatever is asked', async () => {
    const { baseUrl, asked } = await paged(() => ({ data: [1] }))
    const { json, texts } = await call(baseUrl, list(page))
    expect([json, asked.length]).toEqual([{ data: [1] }, 2])
    expect(texts[1]).toMatch(/same page again/)
  })

  test('where a result is full, without asking for what cannot be shown', async () => {
    const { baseUrl, asked } = await paged((query) => ({ data: [query.get('page'), 'x'.repeat(45_000)] }))
    const { json, texts } = await call(baseUrl, list(page, { parameters: [pageParameter] }))
    expect((json as { data: string[] }).data).toHaveLength(4)
    expect(asked).toHaveLength(2)
    expect(texts[1]).toMatch(/more than one result can hold.*"page": 3/)
  })

  test('at a Link to another origin', async () => {
    const { baseUrl, asked } = await paged((_, _request, response) => {
      response.setHeader('link', '<http://169.254.169.254/latest>; rel="next"')
      return [1]
    })
    const { json, texts } = await call(baseUrl, list({ kind: 'link', pages: 5 }))
    expect([json, asked.length]).toEqual([[1], 1])
    expect(texts[1]).toMatch(/another origin/)
  })

  test('at an answer without a list', async () => {
    const { baseUrl, asked } = await paged(() => ({ other: 1 }))
    const { json, texts } = await call(baseUrl, list(page))
    expect([json, asked.length]).toEqual([{ other: 1 }, 1])
    expect(texts[1]).toMatch(/no list where the tool expects one/)
  })

  test('at a cursor that is none', async () => {
    const { baseUrl } = await paged(() => ({ data: [1], meta: { next: { a: 1 } } }))
    expect((await call(baseUrl, list(cursor))).texts[1]).toMatch(/no cursor/)
  })
})

describe('an error on the way gives what was read, and says so', () => {
  test.each<[string, Answer, RegExp]>([
    [
      'a status',
      (_, __, response) => response.writeHead(500).end('{}'),
      /Page 3 could not be read: the API answered 500/,
    ],
    ['no list', () => ({ data: 'none' }), /Page 3 could not be read: its answer has no list/],
    ['a hang-up', (_, __, response) => response.destroy(), /Page 3 could not be read: /],
  ])('%s', async (_, third, message) => {
    const { baseUrl } = await paged((query, ...rest) => {
      const number = Number(query.get('page') ?? 1)
      return number === 3 ? third(query, ...rest) : { data: [number] }
    })
    const { result, json, texts } = await call(baseUrl, list(page, { parameters: [pageParameter] }))
    expect(json).toEqual({ data: [1, 2] })
    expect(texts[1]).toMatch(message)
    expect(texts[1]).toMatch(/2 pages.*"page": 3/)
    expect(result.isError).toBeFalsy()
  })

  test('on the first page it is the error it is', async () => {
    const { baseUrl } = await paged((_, __, response) => response.writeHead(404).end('{}'))
    const { result, texts } = await call(baseUrl, list(page))
    expect(result.isError).toBe(true)
    expect(texts[0]).toMatch(/answered 404/)
  })
})

test('an abort ends the pages', async () => {
  const cancel = new AbortController()
  const { baseUrl, asked } = await paged((query) => {
    if (query.get('page') === '2') cancel.abort()
    return { data: [query.get('page')] }
  })
  const { result, texts } = await call(baseUrl, list(page), {}, { signal: cancel.signal })
  expect(result.isError).toBe(true)
  expect(texts[0]).toMatch(/cancelled/)
  expect(asked).toHaveLength(2)
})

test('tells those who listen which page it reads', async () => {
  const notes: unknown[] = []
  const { baseUrl } = await paged((query) => ({ data: query.get('page') === '3' ? [] : [query.get('page')] }))
  await call(baseUrl, list(page), {}, { onProgress: (note: unknown) => notes.push(note) })
  expect(notes).toEqual([
    { progress: 1, total: 5, message: 'Page 2 of at most 5' },
    { progress: 2, total: 5, message: 'Page 3 of at most 5' },
  ])
})

test('the output schema is held against the joined answer', async () => {
  const outputSchema = { type: 'object', properties: { data: { type: 'array', minItems: 2 } }, required: ['data'] }
  const { baseUrl } = await paged((query) => ({ data: query.get('page') === '3' ? [] : [query.get('page') ?? '1'] }))
  const { result } = await call(baseUrl, list(page, { outputSchema }))
  expect(result.structuredContent).toEqual({ data: ['1', '2'] })
})

test('constants and header arguments go with every page', async () => {
  const seen: unknown[] = []
  const { baseUrl } = await paged((query, request) => {
    seen.push([request.headers['x-version'], request.headers['x-shop'], query.get('size')])
    return { data: query.get('page') === '2' ? [] : [1] }
  })
  const overrides: Overrides = {
    parameters: [{ name: 'shop', sendAs: 'X-Shop', in: 'header' }],
    constants: [
      { in: 'header', name: 'X-Version', value: 2 },
      { in: 'query', name: 'size', value: 1 },
    ],
  }
  await call(baseUrl, list(page, overrides), { shop: 'north' })
  expect(seen).toEqual([
    ['2', 'north', '1'],
    ['2', 'north', '1'],
  ])
})
