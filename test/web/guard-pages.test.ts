import { createServer, type IncomingHttpHeaders, request } from 'node:http'
import { beforeEach, expect, test } from 'vitest'
import { guardPages } from '@/lib/network'
import { listen } from '@/test/support/upstream-server'

type Listener = Parameters<typeof createServer>[1]
let answer: NonNullable<Listener>
let seenByPage: string | undefined

const port = await listen(
  createServer((incoming, outgoing) => {
    guardPages(incoming, outgoing, false)
    seenByPage = String(incoming.headers['content-security-policy'])
    answer(incoming, outgoing)
  }),
)

interface Got {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

function get(headers: Record<string, string> = {}, method = 'GET'): Promise<Got> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method, headers }, async (incoming) => {
      let body = ''
      for await (const chunk of incoming) body += chunk
      resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body })
    })
    sent.on('error', reject)
    sent.end()
  })
}

const BROWSER = { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
const ELSEWHERE = [
  'https://claude.ai/api/mcp/auth_callback?code=a&state=b',
  'http://127.0.0.1:9/callback?code=1',
  'http://localhost:9/callback',
  'cursor://anysphere.cursor-mcp/oauth?code=1',
  '//other.example/x',
]

beforeEach(() => {
  answer = (_, response) => void response.end('nothing')
})

test('a page is told the nonce that its answer has', async () => {
  answer = (_, response) => void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<p>')
  const { headers } = await get({ 'content-security-policy': "script-src 'nonce-chosen-by-a-stranger'" })
  expect(headers['content-security-policy']).toBe(seenByPage)
  expect(seenByPage).toMatch(/'nonce-[A-Za-z0-9+/]{22}=='/)
  const again = await get()
  expect(again.headers['content-security-policy']).not.toBe(headers['content-security-policy'])
})

test('a policy that the answer brings stays, however it was set', async () => {
  const own = "default-src 'none'; sandbox"
  answer = (_, response) => void response.writeHead(200, { 'Content-Security-Policy': own }).end('x')
  expect((await get()).headers['content-security-policy']).toBe(own)
  answer = (_, response) => void response.setHeader('content-security-policy', own).end('x')
  expect((await get()).headers['content-security-policy']).toBe(own)
  answer = (_, response) => void response.writeHead(200, ['content-security-policy', own, 'x-more', '1']).end('x')
  const flat = await get()
  expect([flat.headers['content-security-policy'], flat.headers['x-more']]).toEqual([own, '1'])
})

test('what is no page loads nothing', async () => {
  answer = (_, response) => void response.writeHead(200, 'OK', { 'content-type': 'application/json' }).end('{}')
  expect((await get()).headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'")
})

const WAYS: Record<string, (to: string) => NonNullable<Listener>> = {
  writeHead: (to) => (_, response) => void response.writeHead(303, { location: to }).end(),
  setHeader: (to) => (_, response) => {
    response.statusCode = 302
    response.setHeader('location', to)
    response.end('Moved')
  },
  'a body in parts': (to) => (_, response) => {
    response.writeHead(307, { location: to, 'content-length': '9' })
    response.write('going')
    response.end(' on!')
  },
}

test.each(Object.keys(WAYS).flatMap((way) => ELSEWHERE.map((to) => [way, to])))(
  'a redirect of %j to %s leaves by a page of its own',
  async (way, to) => {
    answer = (WAYS[way] as (typeof WAYS)[string])(to)
    const got = await get(BROWSER)
    expect([got.status, got.headers.location, got.headers['content-type']]).toEqual([
      200,
      undefined,
      'text/html; charset=utf-8',
    ])
    const target = new URL(to, `http://127.0.0.1:${port}`).href.replaceAll('&', '&amp;')
    expect(got.body).toContain(`<meta http-equiv="refresh" content="0;url=${target}">`)
    expect(got.headers['content-security-policy']).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/)
    expect(got.headers['cache-control']).toBe('no-store')
  },
)

test.each([
  ['a program', {}],
  ['a page of another site', { ...BROWSER, 'sec-fetch-site': 'cross-site' }],
  ['an address that was typed', { ...BROWSER, 'sec-fetch-site': 'none' }],
  ['a script of ours', { ...BROWSER, 'sec-fetch-mode': 'cors' }],
  ['a page elsewhere, on plain http', { accept: 'text/html', referer: 'http://other.example/' }],
])('%s is redirected as ever', async (_who, headers) => {
  answer = (WAYS.setHeader as (typeof WAYS)[string])('https://claude.ai/callback')
  const got = await get(headers)
  expect([got.status, got.headers.location, got.body]).toEqual([302, 'https://claude.ai/callback', 'Moved'])
})

test('on plain http a form of ours is known by its page', async () => {
  answer = (WAYS.setHeader as (typeof WAYS)[string])('https://claude.ai/callback')
  const own = `http://127.0.0.1:${port}`
  expect((await get({ accept: 'text/html,*/*', origin: own })).status).toBe(200)
  expect((await get({ accept: 'text/html,*/*', referer: `${own}/sign-in` })).status).toBe(200)
})

test.each(['/p/acme', 'relative', `http://127.0.0.1:PORT/p`, 'javascript:alert(1)', 'data:text/html,x'])(
  'a redirect to %s is left as it is',
  async (to) => {
    const location = to.replace('PORT', String(port))
    answer = (WAYS.setHeader as (typeof WAYS)[string])(location)
    const got = await get(BROWSER)
    expect([got.status, got.headers.location]).toEqual([302, location])
  },
)

test('an address cannot write into the page', async () => {
  answer = (WAYS.setHeader as (typeof WAYS)[string])('https://other.example/?a="><script>alert(1)</script>')
  const { body } = await get(BROWSER)
  expect(body).not.toContain('<script')
})
