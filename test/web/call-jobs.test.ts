import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterAll, describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '@/lib/connectors/schema'
import { empty, tool } from '../support/tools'
import { serveUpstream } from '../support/upstream-server'

process.env.ALLOW_PRIVATE_UPSTREAMS = 'true'
const { callTool } = await import('@/lib/upstream')
const { flushToolCalls } = await import('@/lib/activity')

afterAll(flushToolCalls)

type Overrides = Parameters<typeof tool>[0]
type Step = (request: IncomingMessage, response: ServerResponse) => unknown

const POLLING = {
  path: '/jobs/{{answer.id}}',
  done: "state == 'done'",
  failed: "state == 'failed'",
  everySeconds: 2,
  forSeconds: 60,
}

/** An API whose requests are answered by one step each, the last one again and again. */
async function job(...steps: Step[]) {
  const asked: string[] = []
  const baseUrl = await serveUpstream((request, response) => {
    const step = steps[Math.min(asked.length, steps.length - 1)]
    asked.push(`${request.method} ${request.url}`)
    const found = step?.(request, response)
    if (!response.writableEnded && !response.destroyed) {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(found))
    }
  })
  return { baseUrl, asked }
}

async function run(baseUrl: string, overrides: Overrides = {}, more = {}) {
  const called = tool({
    name: 'export_all',
    method: 'POST',
    path: '/exports',
    parameters: [],
    polling: POLLING,
    ...overrides,
  })
  const snapshot = { name: 'Shop', description: 'A shop', baseUrl: `${baseUrl}/v1`, ...empty }
  const live = {
    id: 'jobs',
    partnerId: 'p',
    slug: 'shop',
    access: 'open' as const,
    ...DEFAULT_SETTINGS,
    release: 1,
    snapshot,
  }
  const waits: number[] = []
  const pause = async (ms: number) => void waits.push(ms)
  const result = await callTool({ live, tool: called, args: {}, caller: null, pause, ...more })
  const { content, isError = false } = result as { content: { text: string }[]; isError?: boolean }
  return { text: content[0]?.text ?? '', isError, waits }
}

const start: Step = () => ({ id: 'a/7', state: 'new' })
const running: Step = () => ({ state: 'running' })
const done: Step = () => ({ state: 'done', rows: 3 })

test('asks until the job is done, and gives its last answer', async () => {
  const { baseUrl, asked } = await job(start, running, running, done)
  const { text, isError, waits } = await run(baseUrl)
  expect([JSON.parse(text), isError]).toEqual([{ state: 'done', rows: 3 }, false])
  expect(asked).toEqual(['POST /v1/exports', ...Array(3).fill('GET /v1/jobs/a%2F7')])
  expect(waits).toEqual([2000, 2000, 2000])
})

test('goes to the Location of the first answer', async () => {
  const { baseUrl, asked } = await job(
    (_, response) => response.writeHead(202, { location: '/state?id=1' }).end(),
    done,
  )
  expect((await run(baseUrl, { polling: { ...POLLING, path: '{{header.location}}' } })).isError).toBe(false)
  expect(asked[1]).toBe('GET /state?id=1')
})

test('takes constants along, and no body', async () => {
  const seen: unknown[] = []
  const note: Step = (request) => {
    seen.push([request.headers['x-version'], request.url, request.headers['content-type']])
    return { id: 1, state: seen.length > 1 ? 'done' : 'new' }
  }
  const { baseUrl } = await job(note)
  await run(baseUrl, {
    constants: [
      { in: 'header', name: 'X-Version', value: 2 },
      { in: 'query', name: 'v', value: 'a b' },
      { in: 'body', name: 'all', value: true },
    ],
  })
  expect(seen).toEqual([
    ['2', '/v1/exports?v=a+b', 'application/json'],
    ['2', '/v1/jobs/1?v=a+b', undefined],
  ])
})

test('a job that failed is an error with its answer', async () => {
  const { baseUrl } = await job(start, () => ({ state: 'failed', why: 'disk full' }))
  const { text, isError } = await run(baseUrl)
  expect(isError).toBe(true)
  expect(text).toMatch(/has failed[\s\S]*disk full/)
})

describe('waits as Retry-After says, within bounds', () => {
  const later =
    (value: string, status = 200): Step =>
    (_, response) =>
      response
        .writeHead(status, { 'retry-after': value, 'content-type': 'application/json' })
        .end('{"id":1,"state":"new"}')

  test.each([
    ['7', 7000],
    ['0', 500],
    ['45', 30_000],
    ['soon', 2000],
    [new Date(Date.now() - 5000).toUTCString(), 500],
  ])('%s', async (value, wait) => {
    const { baseUrl } = await job(later(value), done)
    expect((await run(baseUrl)).waits).toEqual([wait])
  })

  test('also of 429 and 503, which say nothing about the job', async () => {
    const { baseUrl } = await job(start, later('5', 429), later('6', 503), done)
    const { waits, isError } = await run(baseUrl)
    expect([waits, isError]).toEqual([[2000, 5000, 6000], false])
  })
})

describe('time over', () => {
  const inASecond = { ...POLLING, everySeconds: 0.5, forSeconds: 1 }

  test('says that it still runs, and how to look again', async () => {
    const { baseUrl, asked } = await job(start, running)
    const started = Date.now()
    const { text, isError } = await run(baseUrl, { polling: inASecond }, { pause: undefined })
    expect(Date.now() - started).toBeLessThan(3000)
    expect(isError).toBe(false)
    expect(text).toMatch(/still runs after 1 s.*starts another job.*reads \/v1\/jobs\/a%2F7[\s\S]*running/)
    expect(asked.length).toBeGreaterThan(1)
  })

  test('does not wait for a Retry-After beyond it', async () => {
    const later: Step = (_, response) =>
      response.writeHead(202, { 'retry-after': '20', 'content-type': 'application/json' }).end('{"id":1}')
    const { baseUrl, asked } = await job(later)
    expect((await run(baseUrl, { polling: inASecond })).text).toMatch(/in 20 s or later/)
    expect(asked).toHaveLength(1)
  })

  test('is an error where an output schema promises more', async () => {
    const { baseUrl } = await job(start, running)
    expect(
      (await run(baseUrl, { polling: inASecond, outputSchema: { type: 'object' } }, { pause: undefined })).isError,
    ).toBe(true)
  })
})

test('an abort ends the waiting', async () => {
  const { baseUrl, asked } = await job(start, running)
  const cancel = new AbortController()
  setTimeout(() => cancel.abort(), 100)
  const { text, isError } = await run(baseUrl, {}, { signal: cancel.signal, pause: undefined })
  expect([text, isError, asked.length]).toEqual(['The call was cancelled.', true, 1])
})

describe('the address of the job', () => {
  test.each<[string, Step, string, RegExp]>([
    [
      'at another origin',
      (_, r) => r.writeHead(202, { location: 'http://169.254.169.254/x' }).end(),
      '{{header.location}}',
      /another origin/,
    ],
    ['in no Location', () => ({}), '{{header.location}}', /no Location/],
    ['without the id', () => ({}), '/jobs/{{answer.id}}', /answer\.id/],
    ['with dots', () => ({ id: '..' }), '/jobs/{{answer.id}}', /answer\.id/],
    ['with dots behind a slash', () => ({ id: 'a/../..' }), '/jobs/{{answer.id}}', /answer\.id/],
    ['with an object', () => ({ id: {} }), '/jobs/{{answer.id}}', /answer\.id/],
  ])('%s is refused', async (_, first, path, message) => {
    const { baseUrl, asked } = await job(first)
    const { text, isError } = await run(baseUrl, { polling: { ...POLLING, path } })
    expect(isError).toBe(true)
    expect(text).toMatch(message)
    expect(asked).toHaveLength(1)
  })

  test('is not needed where the first answer is the finished one', async () => {
    const { baseUrl, asked } = await job(done)
    expect(JSON.parse((await run(baseUrl)).text)).toMatchObject({ rows: 3 })
    expect(asked).toHaveLength(1)
  })

  test('an argument in it is encoded', async () => {
    const { baseUrl, asked } = await job(start, done)
    const polling = { ...POLLING, path: '/shops/{{arguments.shop}}/jobs?of={{answer.id}}' }
    await run(baseUrl, { polling, parameters: [{ name: 'shop', in: 'query' }] }, { args: { shop: 'a?b&c' } })
    expect(asked[1]).toBe('GET /v1/shops/a%3Fb%26c/jobs?of=a%2F7')
  })
})

test('a refusal about the job is told as one', async () => {
  const { baseUrl } = await job(start, (_, response) => response.writeHead(404).end('{}'))
  const { text, isError } = await run(baseUrl)
  expect(isError).toBe(true)
  expect(text).toMatch(/answered 404/)
})
