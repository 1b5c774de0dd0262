import { createServer } from 'node:http'
import { Client as ModernClient, StreamableHTTPClientTransport as ModernTransport } from '@modelcontextprotocol/client'
import { Client as FirstClient } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport as FirstTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { readAccount } from '@/lib/accounts'
import { getConnector } from '@/lib/connectors'
import { db } from '@/lib/db'
import type { Member } from '@/lib/partners/schema'
import { addEnvironment, saveCredential, serveEnvironment } from '@/lib/upstream'
import type { UserKey } from '@/lib/upstream/schema'
import { postModern } from '@/test/support/mcp-clients'
import { publishConnector } from '@/test/support/mcp-connector'
import { listen, serveMcpRoute } from '@/test/support/mcp-endpoint'
import { Browser, type Stop } from '@/test/support/oauth-browser'
import { authorizeUrl, type Client, exchange, newClient, openConsent, type Tokens } from '@/test/support/oauth-client'
import { newUser } from '@/test/support/oauth-connectors'
import { newMember } from '@/test/support/people'

vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

/** The API's users by their keys. */
const users = new Map<string, string>()
let seen: string[] = []

let endpoint: URL
let api: string
let member: Member
/** One for all: registrations are limited. */
let client: Client

function keyOf(headers: Record<string, string | string[] | undefined>): string {
  const [scheme = '', rest = ''] = String(headers.authorization ?? '').split(' ')
  return scheme === 'Basic' ? Buffer.from(rest, 'base64').toString() : rest
}

beforeAll(async () => {
  api = await listen(
    createServer((request, response) => {
      const key = keyOf(request.headers)
      seen.push(key)
      const user = users.get(key)
      response.statusCode = user === undefined ? 401 : user === 'forbidden' ? 403 : 200
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ user, key, path: request.url }))
    }),
  )
  const tools = [{ name: 'whoami' }, { name: 'account', parameters: [] }]
  const { id } = await publishConnector({ slug: 'orders', access: 'portal', baseUrl: api, tools })
  member = await newMember()
  client = await newClient()
  await db().connector.update({ where: { id }, data: { partnerId: member.partnerId } })
  endpoint = (await serveMcpRoute())('orders')
})

const USER_KEY: UserKey = {
  kind: 'user_key',
  place: 'bearer',
  name: '',
  prefix: '',
  label: 'Acme key',
  help: 'You find it <b>here</b>.',
  link: 'https://acme.example/keys',
  check: { tool: 'account', arguments: {} },
}

beforeEach(async () => {
  users.clear()
  users.set('good', 'ada').set('weak', 'forbidden')
  seen = []
  await saveCredential(member, 'orders', { kind: 'none' })
  await saveCredential(member, 'orders', USER_KEY)
})

let count = 0
const newPerson = async () => newUser(`person-${++count}@users.example`)

interface Page {
  browser: Browser
  stop: Stop & { kind: 'consent' }
}

async function openPage(userId: string): Promise<Page> {
  const browser = new Browser(userId)
  // Asked each time: what was allowed with a key that works is remembered.
  return { browser, stop: await openConsent(browser, authorizeUrl(client.client_id, { prompt: 'consent' })) }
}

async function allow({ browser, stop }: Page, typed: Record<string, string>): Promise<Tokens> {
  const away = await browser.press(stop, 'allow', { typed })
  if (away.kind !== 'away' || !away.parameters.code) throw new Error(`No code: ${JSON.stringify(away)}`)
  const response = await exchange(client, away.parameters.code)
  return response.json()
}

async function connectWith(userId: string, key: string): Promise<string> {
  return (await allow(await openPage(userId), { key })).access_token
}

const withToken = (token: string) => ({ requestInit: { headers: { authorization: `Bearer ${token}` } } })

async function firstClient(token: string) {
  const client = new FirstClient({ name: 'first', version: '1' })
  onTestFinished(() => client.close())
  await client.connect(new FirstTransport(endpoint, withToken(token)) as Parameters<FirstClient['connect']>[0])
  return client
}

async function modernClient(token: string) {
  const client = new ModernClient(
    { name: 'modern', version: '1' },
    { versionNegotiation: { mode: { pin: '2026-07-28' } } },
  )
  onTestFinished(() => client.close())
  await client.connect(new ModernTransport(endpoint, withToken(token)))
  return client
}

const post = (token: string) =>
  postModern(
    endpoint,
    'tools/call',
    { name: 'whoami', arguments: {} },
    { headers: { authorization: `Bearer ${token}` } },
  )

async function problemOf(browser: Browser): Promise<{ errors: Record<string, string>; userName: string }> {
  const value = browser.cookieValue('portico-key-problem') ?? ''
  return JSON.parse(Buffer.from(value, 'base64url').toString())
}

test('the page asks in the partner’s words', async () => {
  const { stop } = await openPage(await newPerson())
  expect(stop.consent.key).toEqual({
    label: 'Acme key',
    help: 'You find it <b>here</b>.',
    link: 'https://acme.example/keys',
    userName: false,
    stored: false,
  })
})

test.each([
  ['sdk 1', firstClient],
  ['client 2, 2026-07-28', modernClient],
])('%s calls with the key of the user who entered it, which is stored sealed', async (_, connect) => {
  const userId = await newPerson()
  const token = await connectWith(userId, ' good ')
  seen = []
  const client = await connect(token)
  const result = (await client.callTool({ name: 'whoami', arguments: {} })) as { content: { text: string }[] }
  expect(JSON.parse(result.content[0]?.text ?? '')).toMatchObject({ user: 'ada' })
  expect(seen).toEqual(['good'])
  expect(JSON.stringify(await db().upstreamAccount.findFirstOrThrow({ where: { userId } }))).not.toContain('good')
})

test.each([
  ['wrong', 'The API does not take this Acme key. Check it, and enter it again.'],
  ['weak', 'The API takes this Acme key, but does not let it do what is needed. Use one with more rights.'],
  ['', 'Enter your Acme key'],
  ['two\nlines', 'This is no key: it holds a character that none has'],
])('%j is refused at its field before anything is allowed, and never sent back', async (key, said) => {
  const userId = await newPerson()
  const page = await openPage(userId)
  const again = await page.browser.press(page.stop, 'allow', { typed: { key } })
  expect(again.kind).toBe('consent')
  expect(await problemOf(page.browser)).toEqual({ errors: { key: said }, userName: '' })
  expect(await db().oAuthRecord.count({ where: { model: 'Grant', accountId: userId } })).toBe(0)
  expect(await db().upstreamAccount.count({ where: { userId } })).toBe(0)
  if (again.kind !== 'consent') throw new Error('Not asked again')
  // The same page, and now a good one.
  expect((await allow({ ...page, stop: again }, { key: 'good' })).access_token).toBeTruthy()
})

test('who denies need not enter one', async () => {
  const { browser, stop } = await openPage(await newPerson())
  const away = await browser.press(stop, 'deny')
  expect(away.kind === 'away' && away.parameters.error).toBe('access_denied')
  expect(seen).toEqual([])
})

test('a key is checked for the page’s own answer alone', async () => {
  const { browser, stop } = await openPage(await newPerson())
  const refused = await browser.press(stop, 'allow', { token: 'forged', typed: { key: 'good' } })
  expect(refused.kind === 'answer' && refused.response.status).toBe(403)
  expect(seen).toEqual([])
})

test('who has one keeps it with an empty field, or replaces it', async () => {
  users.set('newer', 'ada again')
  const userId = await newPerson()
  await connectWith(userId, 'good')
  const page = await openPage(userId)
  expect(page.stop.consent.key?.stored).toBe(true)
  const kept = (await allow(page, { key: '' })).access_token
  expect(await (await post(kept)).text()).toContain('ada')
  const replaced = await connectWith(userId, 'newer')
  expect(await (await post(replaced)).text()).toContain('ada again')
})

test('user name and password; the name stays where the password is wrong', async () => {
  await saveCredential(member, 'orders', { ...USER_KEY, place: 'basic', label: 'password' })
  users.set('ada:pass:word', 'ada')
  const page = await openPage(await newPerson())
  expect(page.stop.consent.key?.userName).toBe(true)
  const again = await page.browser.press(page.stop, 'allow', { typed: { userName: 'ada', key: 'no' } })
  expect(await problemOf(page.browser)).toMatchObject({ errors: { key: expect.any(String) }, userName: 'ada' })
  if (again.kind !== 'consent') throw new Error('Not asked again')
  const token = (await allow({ ...page, stop: again }, { userName: 'ada', key: 'pass:word' })).access_token
  expect(await (await post(token)).text()).toContain('ada')
})

test('a key the API refuses later makes the next request 401 with the challenge, before anything runs', async () => {
  const userId = await newPerson()
  const token = await connectWith(userId, 'good')
  users.delete('good')
  const refused = await post(token)
  expect(refused.status).toBe(200)
  expect(await refused.text()).toContain('Ask them to connect again')

  seen = []
  const next = await post(token)
  expect(next.status).toBe(401)
  expect(next.headers.get('www-authenticate')).toMatch(/^Bearer error="invalid_token", .*resource_metadata="http/)
  expect(seen).toEqual([])
  expect((await openPage(userId)).stop.consent.key?.stored).toBe(false)

  users.set('fresh-key', 'ada is back')
  const fresh = await connectWith(userId, 'fresh-key')
  expect(await (await post(fresh)).text()).toContain('ada is back')
})

test('a token of a user without a key is 401: one from before the connector asked for it', async () => {
  await saveCredential(member, 'orders', { kind: 'none' })
  const token = await connectWith(await newPerson(), '')
  await saveCredential(member, 'orders', USER_KEY)
  seen = []
  expect((await post(token)).status).toBe(401)
  expect(seen).toEqual([])
})

test('a key is sent to the environment it was entered for, and to no other', async () => {
  const userId = await newPerson()
  const token = await connectWith(userId, 'good')
  await addEnvironment(member, 'orders', 'sandbox', { baseUrl: `${api}/sandbox`, credential: USER_KEY })
  await serveEnvironment(member, 'orders', 'sandbox')
  seen = []
  expect((await post(token)).status).toBe(401)
  expect(seen).toEqual([])
  await serveEnvironment(member, 'orders', 'production')
  expect((await post(token)).status).toBe(200)
})

test('fifty users at once: each call carries the key of its own user', async () => {
  const people = await Promise.all(
    Array.from({ length: 50 }, async (_, each) => {
      users.set(`key-${each}`, `user-${each}`)
      return { each, userId: await newPerson() }
    }),
  )
  const connected: { each: number; token: string }[] = []
  // One browser at a time: the tests' portal knows one signed-in person.
  for (const { each, userId } of people) connected.push({ each, token: await connectWith(userId, `key-${each}`) })
  const answers = await Promise.all(
    [1, 2, 3, 4].flatMap(() =>
      connected.map(async ({ each, token }) => ({ each, text: await (await post(token)).text() })),
    ),
  )
  expect(answers).toHaveLength(200)
  for (const { each, text } of answers) expect(text).toContain(`user-${each}\\"`)
}, 120_000)

test('what is stored is one user’s, and binds to them', async () => {
  const [ada, bob] = [await newPerson(), await newPerson()]
  await connectWith(ada, 'good')
  const { id } = await getConnector(member, 'orders')
  const { sealed, kind } = await db().upstreamAccount.findFirstOrThrow({ where: { userId: ada } })
  // Somebody who can write to the database moves Ada's envelope to Bob's row.
  await db().upstreamAccount.create({ data: { connectorId: id, userId: bob, sealed, kind } })
  await expect(readAccount(id, bob)).rejects.toThrow()
})
