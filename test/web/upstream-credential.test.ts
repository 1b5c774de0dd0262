import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '@/lib/connectors/schema'
import type { Member } from '@/lib/partners/schema'
import { newMember } from '../support/people'
import { empty, tool } from '../support/tools'
import { bodyOf, serveUpstream } from '../support/upstream-server'

process.env.ALLOW_PRIVATE_UPSTREAMS = 'true'
const { callTool, describeCredential, saveCredential, tryTool } = await import('@/lib/upstream')
const { flushToolCalls } = await import('@/lib/activity')
const { publish } = await import('@/lib/bus')
const { db } = await import('@/lib/db')

afterAll(flushToolCalls)

const SECRET = 'sk_live_/+ä"&9'
const ASCII_SECRET = 'sk_live_/+x"&9'

/** An API that repeats everything it is told. */
const echo = await serveUpstream(async (request, response) => {
  response.setHeader('content-type', 'application/json')
  response.setHeader('x-echo', String(request.headers['x-api-key'] ?? request.headers.authorization ?? ''))
  response.end(JSON.stringify({ url: request.url, headers: request.headers, body: await bodyOf(request) }))
})

let member: Member
let slug: string
let id: string
let count = 0

beforeEach(async () => {
  count += 1
  member = await newMember()
  slug = `shop-${count}`
  const created = {
    slug,
    name: 'Shop',
    description: 'A shop',
    baseUrl: echo,
    access: 'open',
    partnerId: member.partnerId,
  }
  id = (await db().connector.create({ data: created })).id
})

function call() {
  const snapshot = { name: 'Shop', description: 'A shop', baseUrl: echo, ...empty }
  const live = {
    id,
    partnerId: member.partnerId,
    slug,
    access: 'open' as const,
    ...DEFAULT_SETTINGS,
    release: 1,
    snapshot,
  }
  return callTool({ live, tool: tool(), args: { id: 'A7' }, caller: { userId: 'u', clientId: 'c' } })
}

/** What the API got, although what it repeats is masked. */
async function seenUpstream(): Promise<Record<string, string>> {
  const result = (await call()) as { content: { text: string }[] }
  return JSON.parse(result.content[0]?.text ?? '').headers
}

test('says that nothing is stored', async () => {
  expect(await describeCredential(member, slug)).toEqual({ kind: 'none', name: '', updatedAt: null })
})

test('stores it sealed, describes it without its value, and notes who did it', async () => {
  await saveCredential(member, slug, { kind: 'header', name: 'X-Api-Key', value: ASCII_SECRET })
  expect(await describeCredential(member, slug)).toEqual({
    kind: 'header',
    name: 'X-Api-Key',
    updatedAt: expect.any(Date),
  })
  const row = await db().credential.findFirstOrThrow({ where: { connectorId: id } })
  const notes = await db().auditEntry.findMany({ where: { partnerId: member.partnerId } })
  expect(JSON.stringify([row, notes])).not.toContain('sk_live')
  expect(notes).toMatchObject([{ event: 'credential.replaced', subject: slug, userId: member.userId }])
})

test('acts on the next call, replaced and removed', async () => {
  expect(await seenUpstream()).not.toHaveProperty('x-api-key')
  await saveCredential(member, slug, { kind: 'header', name: 'X-Api-Key', value: ASCII_SECRET })
  expect(await seenUpstream()).toMatchObject({ 'x-api-key': '••••' })
  await saveCredential(member, slug, { kind: 'bearer', value: ASCII_SECRET })
  expect(await seenUpstream()).toMatchObject({ authorization: 'Bearer ••••' })
  await saveCredential(member, slug, { kind: 'none' })
  expect(await seenUpstream()).not.toHaveProperty('authorization')
  expect(await describeCredential(member, slug)).toMatchObject({ kind: 'none' })
  const notes = await db().auditEntry.findMany({ where: { partnerId: member.partnerId }, orderBy: { at: 'asc' } })
  expect(notes.map((note) => note.event)).toEqual(['credential.replaced', 'credential.replaced', 'credential.removed'])
})

test('is read once while nothing changes, and again when another process says so', async () => {
  await saveCredential(member, slug, { kind: 'bearer', value: 'first-secret' })
  await seenUpstream()
  await db().credential.deleteMany({ where: { connectorId: id } })
  expect(await seenUpstream()).toHaveProperty('authorization')
  await publish('connector.changed', { connectorId: id, slug })
  expect(await seenUpstream()).not.toHaveProperty('authorization')
})

test('refuses a member of another partner', async () => {
  const stranger = await newMember('Other')
  const unknown = expect.objectContaining({ code: 'not_found' })
  await expect(describeCredential(stranger, slug)).rejects.toThrow(unknown)
  await expect(saveCredential(stranger, slug, { kind: 'bearer', value: 'x' })).rejects.toThrow(unknown)
  await expect(tryTool(stranger, { connectorSlug: slug, tool: tool(), args: {} })).rejects.toThrow(unknown)
  expect(await db().credential.count({ where: { connectorId: id } })).toBe(0)
})

test.each([
  [{ kind: 'header', name: 'Host', value: 'x' }, 'name'],
  [{ kind: 'header', name: 'Content-Length', value: '1' }, 'name'],
  [{ kind: 'header', name: 'X-Key', value: 'snow ☃' }, 'value'],
  [{ kind: 'bearer', value: 'snow ☃' }, 'value'],
] as const)('refuses %j at the field', async (input, field) => {
  await expect(saveCredential(member, slug, input)).rejects.toThrow(
    expect.objectContaining({ code: 'invalid_argument', fields: { [field]: expect.any(String) } }),
  )
})

describe('trying a tool', () => {
  const post = tool({
    method: 'POST',
    path: '/orders/{id}',
    parameters: [
      { name: 'id', in: 'path', required: true },
      { name: 'note', in: 'body' },
    ],
  })
  const attempt = (args: Record<string, unknown> = { id: 'A7', note: 'hi' }) =>
    tryTool(member, { connectorSlug: slug, tool: post, args })

  test('shows both sides and what Claude sees', async () => {
    const outcome = await attempt()
    expect(outcome.request).toMatchObject({ method: 'POST', url: `${echo}/orders/A7`, body: '{"note":"hi"}' })
    expect(outcome.request?.headers).toContainEqual(['content-type', 'application/json'])
    expect(outcome.answer).toMatchObject({ status: 200, bytes: expect.any(Number), durationMs: expect.any(Number) })
    expect(outcome.result).toEqual({ isError: false, content: [{ type: 'text', text: outcome.answer?.body }] })
    expect(outcome.characters).toBe(outcome.answer?.body.length)
    expect(outcome.tokens).toBe(Math.ceil(outcome.characters / 4))
  })

  test.each([
    [{ kind: 'header', name: 'X-Api-Key', value: ASCII_SECRET }, 'x-api-key', '••••'],
    [{ kind: 'bearer', value: ASCII_SECRET }, 'authorization', 'Bearer ••••'],
    [{ kind: 'basic', name: 'ada', value: SECRET }, 'authorization', 'Basic ••••'],
    [{ kind: 'query', name: 'key', value: SECRET }, null, null],
  ] as const)('masks %j everywhere, also where the API repeats it', async (credential, header, shown) => {
    await saveCredential(member, slug, credential)
    const outcome = await attempt({ id: 'A7', note: credential.value })
    const { value } = credential
    const pair = Buffer.from(`ada:${value}`).toString('base64')
    const spellings = [value, encodeURIComponent(value), pair, JSON.stringify(value).slice(1, -1)]
    const everything = JSON.stringify(outcome)
    for (const one of spellings) expect(everything).not.toContain(one)
    for (const one of spellings) expect(everything).not.toContain(JSON.stringify(one).slice(1, -1))
    expect(everything).toContain('••••')
    if (header) expect(outcome.request?.headers).toContainEqual([header, shown])
    if (credential.kind === 'query') expect(outcome.request?.url).toBe(`${echo}/orders/A7?key=••••`)
  })

  test.each([SECRET, ASCII_SECRET, 'ab'])('masks %j where the tool itself sends it', async (value) => {
    await saveCredential(member, slug, { kind: 'basic', name: 'ada', value })
    const sends = tool({
      ...post,
      constants: [{ in: 'query', name: 'key', value: '{{credential.value}}' }],
      bodyTemplate: { login: '{{credential.name}}', key: 'k={{credential.value}}', note: '{{arguments.note}}' },
    })
    const { request, result } = await tryTool(member, {
      connectorSlug: slug,
      tool: sends,
      args: { id: 'A7', note: 'n' },
    })
    expect(request?.url).toBe(`${echo}/orders/A7?key=••••`)
    expect(request?.body).toContain('"login":"ada","key":"k=••••"')
    if (value.length > 4) expect(JSON.stringify(result)).not.toContain(JSON.stringify(value).slice(1, -1))
    const told = JSON.stringify(result.content)
    if (value.length > 4) expect(told).toContain('••••')
  })

  test('the member is the user where people sign in, and nobody is at an open connector', async () => {
    const sends = tool({ ...post, constants: [{ in: 'query', name: 'who', value: '{{user.id}} {{user.email}}' }] })
    const input = { connectorSlug: slug, tool: sends, args: { id: 'A7' } }
    const open = await tryTool(member, input)
    expect(open).toMatchObject({ request: null, exchanges: 0, result: { isError: true } })
    await db().connector.update({ where: { id }, data: { access: 'portal' } })
    const { email } = await db().user.findUniqueOrThrow({ where: { id: member.userId } })
    const { request } = await tryTool(member, input)
    expect(new URL(request?.url ?? '').searchParams.get('who')).toBe(`${member.userId} ${email}`)
  })

  test('shows the first and the last of several requests', async () => {
    const polled = tool({
      ...post,
      polling: { path: '/jobs/{{answer.body}}', done: "contains(url, 'jobs')", everySeconds: 0.5, forSeconds: 2 },
    })
    const outcome = await tryTool(member, { connectorSlug: slug, tool: polled, args: { id: 'A7', note: 'x' } })
    expect(outcome).toMatchObject({
      exchanges: 2,
      request: { method: 'POST', url: `${echo}/orders/A7` },
      last: { request: { method: 'GET' }, answer: { status: 200 } },
    })
    expect(outcome.last?.request.url).toMatch(/\/jobs\//)
  })

  test('checks the arguments as the endpoint would, and calls nobody', async () => {
    const outcome = await attempt({ note: 5, more: 1 })
    expect(outcome).toMatchObject({ request: null, answer: null, result: { isError: true } })
    expect(JSON.stringify(outcome.result.content)).toMatch(/required property 'id'.*additional properties/)
  })

  test('shows the request even when nobody answers', async () => {
    await db().connector.update({ where: { id }, data: { baseUrl: 'http://127.0.0.1:1' } })
    const outcome = await attempt()
    expect(outcome).toMatchObject({ request: { method: 'POST' }, answer: null, result: { isError: true } })
    expect(JSON.stringify(outcome.result.content)).toContain('127.0.0.1:1 refuses the connection')
  })

  test('says what is wrong with a schema that cannot be used', async () => {
    const broken = { ...post, inputSchema: { type: 'object', properties: { id: { type: 'strnig' } } } }
    const outcome = await tryTool(member, { connectorSlug: slug, tool: broken, args: { id: 'A7' } })
    expect(JSON.stringify(outcome.result)).toContain("The tool's schema cannot be used")
  })
})
