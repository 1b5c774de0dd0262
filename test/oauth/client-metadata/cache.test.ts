import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fetch } from 'undici'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { guardedFetch } from '@/lib/network'
import { fetchClientMetadata } from '@/lib/oauth/fetch-client-metadata'
import { singleton } from '@/lib/singleton'
import { fillBuckets, untilRefused } from '@/test/support/full-buckets'

const URL_OF = 'https://client.example/client.json'
const DOCUMENT = JSON.stringify({ client_id: URL_OF, redirect_uris: ['https://client.example/cb'] })
const JSON_TYPE = { 'content-type': 'application/json' }

interface Answer {
  status?: number
  headers?: Record<string, string>
  body?: string
}

let site: Server
let answer: Answer
let asked: IncomingHttpHeaders[]
let reachable = true
const start = Date.now()

beforeAll(async () => {
  site = createServer((request, response) => {
    asked.push(request.headers)
    const { status = 200, headers = {}, body = DOCUMENT } = answer
    response.writeHead(status, { ...JSON_TYPE, ...headers }).end(status === 200 ? body : '')
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => site.once('listening', resolve))
  const local = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  singleton('oauth-metadata-send', (): typeof guardedFetch => (_url, init) => {
    return reachable ? fetch(local, { ...init, redirect: 'error' }) : Promise.reject(new TypeError('fetch failed'))
  })
})
afterAll(() => {
  site.close()
})

beforeEach(() => {
  answer = {}
  asked = []
  reachable = true
  singleton('oauth-client-metadata', () => new Map()).clear()
  vi.useFakeTimers({ toFake: ['Date'], now: start })
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => {
  vi.useRealTimers()
})

/** What oidc-provider gets `seconds` after the beginning. */
async function at(seconds: number): Promise<string> {
  vi.setSystemTime(start + seconds * 1000)
  return (await fetchClientMetadata(URL_OF)).text()
}

test('RFC 9111 4.2: a fresh document is not asked for again, a stale one is', async () => {
  answer = { headers: { 'cache-control': 'max-age=600' } }
  const first = await at(0)
  expect(JSON.parse(first)).toMatchObject({ client_id: URL_OF, redirect_uris: ['https://client.example/cb'] })
  expect(await at(599)).toBe(first)
  expect(asked).toHaveLength(1)
  answer.body = DOCUMENT.replace('/cb', '/new')
  expect(await at(601)).toContain('/new')
  expect(asked).toHaveLength(2)
})

test('RFC 9110 13.1: a stale document is asked for with its tag and date, and 304 makes it fresh again', async () => {
  const lastModified = 'Wed, 25 Nov 2026 12:00:00 GMT'
  answer = { headers: { 'cache-control': 'max-age=100', etag: '"v1"', 'last-modified': lastModified } }
  const first = await at(0)
  answer = { status: 304, headers: { 'cache-control': 'max-age=200' } }
  expect(await at(101)).toBe(first)
  expect(asked[1]).toMatchObject({ 'if-none-match': '"v1"', 'if-modified-since': lastModified })
  expect(await at(300)).toBe(first)
  expect(asked).toHaveLength(2)
})

test('RFC 9111 5.2.2.5: a document that is not to be kept is asked for again after one sign-in', async () => {
  answer = { headers: { 'cache-control': 'no-store' } }
  await at(0)
  await at(59)
  expect(asked).toHaveLength(1)
  await at(61)
  expect(asked).toHaveLength(2)
  reachable = false
  await expect(at(122)).rejects.toThrow('fetch failed')
})

test.each<[string, () => void]>([
  [
    'cannot be reached',
    () => {
      reachable = false
    },
  ],
  [
    'answers 503',
    () => {
      answer = { status: 503 }
    },
  ],
])('RFC 9111 4.2.4: where the site %s, the kept document stands in for a day', async (_, fail) => {
  answer = { headers: { 'cache-control': 'max-age=100' } }
  const first = await at(0)
  fail()
  expect(await at(101)).toBe(first)
  expect(await at(86_400)).toBe(first)
  await expect(at(86_600)).rejects.toThrow()
})

test.each([404, 410, 403])('a document that is gone (%d) is not used any more', async (status) => {
  await at(0)
  answer = { status }
  await expect(at(301)).rejects.toThrow(`answered with ${status}`)
  answer = {}
  await at(302)
})

test.each<[string, Answer, RegExp]>([
  ['as a page', { headers: { 'content-type': 'text/html' } }, /not served as application\/json/],
  ['with 70 KB', { body: JSON.stringify({ x: 'x'.repeat(70_000) }) }, /larger than 64 KB/],
  ['behind a redirect', { status: 302, headers: { location: 'http://127.0.0.1/' } }, /fetch failed/],
])('CIMD draft-02 4: a document served %s is refused, and not kept', async (_, served, problem) => {
  answer = served
  await expect(at(0)).rejects.toThrow(problem)
  answer = {}
  await at(1)
})

test('CIMD draft-02 4: a type made of JSON is JSON', async () => {
  answer = { headers: { 'content-type': 'application/oauth-client+json; charset=utf-8' } }
  expect(await at(0)).toContain(URL_OF)
})

test('keeps 200 documents, those asked for last', async () => {
  for (let index = 0; index < 201; index += 1) {
    if (index % 100 === 0) await fillBuckets()
    await fetchClientMetadata(`${URL_OF}?${index}`)
  }
  expect(singleton('oauth-client-metadata', () => new Map()).size).toBe(200)
})

test('asks for at most 120 documents a minute, and goes on with what it has', async () => {
  answer = { headers: { 'cache-control': 'max-age=60' } }
  const first = await at(0)
  vi.setSystemTime(start + 61_000)
  await fillBuckets()
  const fetchOther = (index: number) =>
    fetchClientMetadata(`${URL_OF}?${index}`).then(
      () => new Response(),
      (error: Error) => new Response(null, { status: error.message.startsWith('Too many') ? 429 : 500 }),
    )
  await untilRefused(fetchOther, { burst: 120, perMinute: 120 })
  expect(await at(61)).toBe(first)
})
