import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS, type LiveConnector } from '@/lib/connectors/schema'
import type { Member } from '@/lib/partners/schema'
import type { CredentialInput } from '@/lib/upstream/schema'
import { newMember } from '../support/people'
import { empty, tool } from '../support/tools'
import { bodyOf, serveUpstream } from '../support/upstream-server'

process.env.ALLOW_PRIVATE_UPSTREAMS = 'true'
const { callTool, saveCredential, testCredential, tryTool } = await import('@/lib/upstream')
const { flushToolCalls } = await import('@/lib/activity')
const { publish } = await import('@/lib/bus')
const { db } = await import('@/lib/db')

afterAll(flushToolCalls)

const SECRET = 'the client secret'

/** What the token server was asked, and how it answers. */
let asked: { authorization: string | undefined; form: Record<string, string> }[] = []
let expiresIn: number | undefined = 3600
let refuse: object | null = null
let answerDelayMs = 0
const valid = new Set<string>()

const tokenServer = await serveUpstream(async (request, response) => {
  const form = Object.fromEntries(new URLSearchParams(await bodyOf(request)))
  asked.push({ authorization: request.headers.authorization, form })
  await new Promise((resolve) => setTimeout(resolve, answerDelayMs))
  response.setHeader('content-type', 'application/json')
  if (refuse) {
    response.statusCode = 401
    response.setHeader('www-authenticate', 'Basic realm="x"')
    return response.end(JSON.stringify(refuse))
  }
  const access_token = `token-${asked.length}-${Math.random()}`
  valid.add(access_token)
  response.end(JSON.stringify({ access_token, token_type: 'Bearer', expires_in: expiresIn }))
})

/** An API that knows its tokens, and repeats them. */
let seen: (string | undefined)[] = []
const api = await serveUpstream((request, response) => {
  const token = request.headers.authorization?.replace('Bearer ', '')
  seen.push(token)
  response.statusCode = token && valid.has(token) ? 200 : 401
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ you_sent: request.headers.authorization ?? null }))
})

const credential = (changes: object = {}): CredentialInput => ({
  kind: 'client_credentials',
  name: 'portico',
  value: SECRET,
  tokenUrl: `${tokenServer}/token`,
  scopes: 'orders:read orders:write',
  audience: '',
  resource: '',
  authMethod: 'client_secret_basic',
  ...changes,
})

let member: Member
let live: LiveConnector
let count = 0
const getOrders = tool({ name: 'list_orders', path: '/orders', parameters: [] })

beforeEach(async () => {
  count += 1
  asked = []
  seen = []
  expiresIn = 3600
  refuse = null
  answerDelayMs = 0
  valid.clear()
  member = await newMember()
  const about = { name: 'Shop', description: 'A shop', baseUrl: api }
  const made = { slug: `shop-${count}`, access: 'open' as const, partnerId: member.partnerId }
  const { id } = await db().connector.create({ data: { ...about, ...made } })
  await db().tool.create({
    data: { connectorId: id, name: 'list_orders', position: 0, definition: JSON.parse(JSON.stringify(getOrders)) },
  })
  live = { id, ...made, ...DEFAULT_SETTINGS, release: 1, snapshot: { ...about, ...empty, tools: [getOrders] } }
})

async function call() {
  const result = await callTool({ live, tool: getOrders, args: {}, caller: null })
  return result as { isError?: boolean; content: { text: string }[] }
}
const textOf = (result: Awaited<ReturnType<typeof call>>) => result.content[0]?.text ?? ''
/** As another instance has it: nothing in memory. */
const forget = () => publish('connector.changed', { connectorId: live.id, slug: live.slug })

test('RFC 6749 4.4: asks as a client by Basic, with its scopes, and calls with the token', async () => {
  await saveCredential(member, live.slug, credential())
  expect((await call()).isError).toBeFalsy()
  expect(asked).toEqual([
    {
      authorization: `Basic ${Buffer.from('portico:the+client+secret').toString('base64')}`,
      form: { grant_type: 'client_credentials', scope: 'orders:read orders:write' },
    },
  ])
  expect(seen).toHaveLength(1)
})

test('RFC 6749 2.3.1, RFC 8707: by the form, with an audience and a resource', async () => {
  const extra = { authMethod: 'client_secret_post', audience: 'api', resource: 'https://api.acme.test', scopes: '' }
  await saveCredential(member, live.slug, credential(extra))
  await call()
  expect(asked).toEqual([
    {
      authorization: undefined,
      form: {
        grant_type: 'client_credentials',
        client_id: 'portico',
        client_secret: SECRET,
        audience: 'api',
        resource: 'https://api.acme.test',
      },
    },
  ])
})

test('many calls at once ask for one token, and those after it for none', async () => {
  answerDelayMs = 50
  await saveCredential(member, live.slug, credential())
  const results = await Promise.all(Array.from({ length: 30 }, call))
  await call()
  expect(results.every((one) => !one.isError)).toBe(true)
  expect(asked).toHaveLength(1)
  expect(new Set(seen).size).toBe(1)
})

test('instances share the token by the database, where it is sealed', async () => {
  await saveCredential(member, live.slug, credential())
  await call()
  await forget()
  await call()
  expect(asked).toHaveLength(1)
  const row = await db().credential.findFirstOrThrow({ where: { connectorId: live.id } })
  expect(row.token).not.toBe('')
  expect(JSON.stringify(row)).not.toContain(seen[0])
  expect(JSON.stringify(row)).not.toContain(SECRET)
})

test('an instance waits for another that is asking, and takes what it got', async () => {
  await saveCredential(member, live.slug, credential())
  const row = await db().credential.findFirstOrThrow({ where: { connectorId: live.id } })
  const where = { id: row.id }
  await db().credential.update({ where, data: { leaseUntil: new Date(Date.now() + 5_000), updatedAt: row.updatedAt } })
  const calling = call()
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(asked).toHaveLength(0)
  await db().credential.update({ where, data: { leaseUntil: null, updatedAt: row.updatedAt } })
  expect((await calling).isError).toBeFalsy()
  expect(asked).toHaveLength(1)
})

test('a token is renewed before it ends', async () => {
  expiresIn = 0
  await saveCredential(member, live.slug, credential())
  await call()
  await call()
  expect(asked).toHaveLength(2)
})

test('a token the API refuses is renewed once, and the call is sent again', async () => {
  await saveCredential(member, live.slug, credential())
  await call()
  valid.clear()
  const results = await Promise.all([call(), call(), call()])
  expect(results.every((one) => !one.isError)).toBe(true)
  expect(asked).toHaveLength(2)
})

test('an API that refuses every token is asked twice, not for ever', async () => {
  await saveCredential(member, live.slug, credential())
  const add = valid.add
  valid.add = () => valid
  const result = await call().finally(() => {
    valid.add = add
  })
  expect(result.isError).toBe(true)
  expect(textOf(result)).toContain('401')
  expect(seen).toHaveLength(2)
  expect(asked).toHaveLength(2)
})

test('what the API repeats of a token is masked, of the renewed one too', async () => {
  await saveCredential(member, live.slug, credential())
  await call()
  valid.clear()
  const tried = await tryTool(member, { connectorSlug: live.slug, tool: getOrders, args: {} })
  const renewed = await call()
  for (const token of seen.filter((one) => one !== undefined)) {
    expect(JSON.stringify(tried)).not.toContain(token)
    expect(textOf(renewed)).not.toContain(token)
  }
  expect(textOf(renewed)).toContain('••••')
})

test('a new secret is used from the next call on', async () => {
  await saveCredential(member, live.slug, credential())
  await call()
  await saveCredential(member, live.slug, credential({ value: 'another' }))
  await call()
  expect(asked[1]?.authorization).toBe(`Basic ${Buffer.from('portico:another').toString('base64')}`)
  expect(new Set(seen).size).toBe(2)
})

describe('what goes wrong is told in a sentence, without the secret', () => {
  test('the token server refuses the client', async () => {
    refuse = { error: 'invalid_client', error_description: `No such secret: ${SECRET}` }
    await saveCredential(member, live.slug, credential())
    const text = textOf(await call())
    expect(text).toContain('refuses this client (invalid_client: No such secret: ••••)')
    expect(text).not.toContain(SECRET)
    expect(seen).toEqual([])
  })

  test('nobody is there', async () => {
    await saveCredential(member, live.slug, credential({ tokenUrl: 'http://127.0.0.1:59999/token' }))
    expect(textOf(await call())).toBe(
      '127.0.0.1:59999 refuses the connection. Check that the API runs and the port is right.',
    )
  })

  test('the answer is no token', async () => {
    await saveCredential(member, live.slug, credential({ tokenUrl: `${api}/token` }))
    expect(textOf(await call())).toMatch(/does not answer with a token\. The connector's publisher must check/)
  })
})

describe('a test in one press', () => {
  const probe = { tool: 'list_orders' }

  test('of what is stored: the token, then the call', async () => {
    await saveCredential(member, live.slug, credential())
    expect(await testCredential(member, { connectorSlug: live.slug, probe })).toEqual({
      verdict: 'works',
      message: 'It works.',
      request: `GET ${api}/orders`,
      status: 200,
      token: 'The token server gave a token.',
    })
  })

  test('of what is typed, before it is stored; nothing is', async () => {
    const typed = { connectorSlug: live.slug, environment: 'sandbox', credential: credential(), probe: { path: '/x' } }
    expect(await testCredential(member, typed)).toMatchObject({ verdict: 'works', request: `GET ${api}/x` })
    expect(await db().credential.count({ where: { connectorId: live.id } })).toBe(0)
  })

  test('where no token is given, the API is not asked', async () => {
    refuse = { error: 'invalid_client' }
    const typed = { connectorSlug: live.slug, credential: credential(), probe }
    expect(await testCredential(member, typed)).toMatchObject({ verdict: 'refused', status: null, request: null })
    expect(seen).toEqual([])
  })

  test.each([
    [
      { kind: 'bearer', value: 'wrong-token' },
      { verdict: 'refused', status: 401 },
    ],
    [{ kind: 'none' }, { verdict: 'refused', status: 401 }],
  ] as const)('%j is %j, and never repeated', async (typed, expected) => {
    const found = await testCredential(member, { connectorSlug: live.slug, credential: typed, probe })
    expect(found).toMatchObject(expected)
    expect(JSON.stringify(found)).not.toContain('wrong-token')
  })

  test('an API that is not there is unreachable', async () => {
    const typed = {
      connectorSlug: live.slug,
      credential: { kind: 'none' as const },
      baseUrl: 'http://127.0.0.1:9',
      probe,
    }
    expect(await testCredential(member, typed)).toMatchObject({ verdict: 'unreachable', status: null })
  })

  test('refuses an editor, and a member of another partner', async () => {
    const input = { connectorSlug: live.slug, probe }
    await expect(testCredential({ ...member, role: 'editor' }, input)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(testCredential(await newMember(), input)).rejects.toMatchObject({ code: 'not_found' })
  })
})
