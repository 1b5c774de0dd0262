import { beforeAll, describe, expect, test } from 'vitest'
import { createConnector, createTool, getTool, listReleases, updateTool } from '@/lib/connectors'
import { db } from '@/lib/db'
import {
  acceptFixture,
  checkFixtures,
  deleteFixture,
  getFixture,
  listFixtures,
  proposeOutputSchema,
  publishConnector,
  recordFixture,
  renameFixture,
} from '@/lib/fixtures'
import type { Member } from '@/lib/partners/schema'
import { saveCredential } from '@/lib/upstream'
import { callApi, tokenOf } from '@/test/support/api-client'
import { newMember } from '@/test/support/people'
import { tool } from '@/test/support/tools'

const SECRET = 'planted/secret"value'
const ORDER = { id: 'A7', total: 12, items: [{ sku: 'pen', qty: 2 }] }
const answerOf = (value: unknown, headers = {}) => ({
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(value),
})
const exchange = (value: unknown = ORDER, id = 'A7') => ({ arguments: { id }, answer: answerOf(value) })
const place = (name: string) => ({ tool: 'get_order', name })

let acme: Member
let stranger: Member
let count = 0

/** A connector with get_order, and one recorded answer. */
async function connectorWith(result?: { expression: string }, value: unknown = ORDER): Promise<string> {
  const slug = `shop-${++count}`
  await createConnector(acme, {
    slug,
    name: 'Shop',
    description: 'A shop',
    baseUrl: 'https://api.acme.test',
    access: 'open',
  })
  await createTool(acme, slug, tool({ result }))
  await recordFixture(acme, slug, place('an order'), exchange(value))
  return slug
}

async function change(slug: string, overrides: Parameters<typeof tool>[0]): Promise<void> {
  await updateTool(acme, slug, 'get_order', tool(overrides))
}

beforeAll(async () => {
  acme = await newMember()
  stranger = await newMember('Other')
})

describe('what is stored', () => {
  test('is nowhere a secret: not the credential in any spelling, not what is one by its name, no header', async () => {
    const slug = await connectorWith()
    await saveCredential(acme, slug, { kind: 'header', name: 'X-Api-Key', value: SECRET })
    const value = {
      echoed: `Bearer ${SECRET}`,
      url: `https://x.test/?key=${encodeURIComponent(SECRET)}`,
      [SECRET]: 1,
      password: 'other-secret-1',
      nested: [{ accessToken: 'other-secret-2', client_secret: 'other-secret-3' }],
      tokens: 5,
    }
    const headers = { 'set-cookie': 'sid=other-secret-4', authorization: 'Bearer other-secret-5', 'x-trace': SECRET }
    await change(slug, {
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
        { name: 'api_key', in: 'query', required: false, schema: { type: 'string' } },
      ],
    })
    await recordFixture(acme, slug, place('secrets'), {
      arguments: { id: SECRET.replaceAll('/', '-'), api_key: 'other-secret-6' },
      answer: answerOf({ ...value, id: SECRET }, headers),
    })
    const rows = JSON.stringify(await db().fixture.findMany({ where: { name: 'secrets' } }))
    expect(rows).not.toMatch(/other-secret/)
    expect(rows).not.toContain(JSON.stringify(SECRET).slice(1, -1))
    expect(rows).not.toContain(encodeURIComponent(SECRET))
    expect(await getFixture(acme, slug, 'get_order', 'secrets')).toMatchObject({
      headers: { 'content-type': 'application/json' },
    })
    expect(JSON.parse((await getFixture(acme, slug, 'get_order', 'secrets')).body)).toMatchObject({
      tokens: 5,
      password: '••••',
    })
  })

  test.each([
    [
      'an image',
      { ...exchange(), answer: { ...answerOf('x'), headers: { 'content-type': 'image/png' } } },
      /text or JSON/,
    ],
    ['more than 200 KB', { ...exchange(), answer: { ...answerOf(1), body: 'x'.repeat(200_001) } }, /200 KB/],
    [
      'what is nested without end',
      { ...exchange(), answer: { ...answerOf(1), body: `${'['.repeat(90_000)}${']'.repeat(90_000)}` } },
      /nested/,
    ],
    ['arguments that do not fit', { ...exchange(), arguments: {} }, /no longer fit/],
  ])('is not %s', async (_, input, message) => {
    const slug = await connectorWith()
    await expect(recordFixture(acme, slug, place('odd'), input)).rejects.toThrow(message)
    expect(await listFixtures(acme, slug)).toHaveLength(1)
  })

  test('is at most 20 of a tool, each under a name of its own', async () => {
    const slug = await connectorWith()
    await expect(recordFixture(acme, slug, place('an order'), exchange())).rejects.toMatchObject({
      fields: { name: expect.stringContaining('already') },
    })
    for (let index = 2; index <= 20; index++) await recordFixture(acme, slug, place(`order ${index}`), exchange())
    await expect(recordFixture(acme, slug, place('order 21'), exchange())).rejects.toMatchObject({ code: 'conflict' })
    await recordFixture(acme, slug, { ...place('order 20'), replace: true }, exchange())
    expect(await listFixtures(acme, slug)).toHaveLength(20)
  })
})

describe('a check', () => {
  test('passes while the tool makes the same of it', async () => {
    const slug = await connectorWith({ expression: '{id: id, items: items[].sku}' })
    await change(slug, { title: 'Another title', result: { expression: '{items: items[*].sku, id: id}' } })
    expect(await checkFixtures(acme, slug)).toMatchObject([{ outcome: 'passed', changes: [] }])
  })

  test('tells in words what is different', async () => {
    const slug = await connectorWith({ expression: '{id: id, total: total, items: items}' })
    await change(slug, {
      result: { expression: '{id: id, items: items[].{sku: sku, qty: to_string(qty)}, first: items[0].sku}' },
    })
    const [check] = await checkFixtures(acme, slug)
    expect(check).toMatchObject({
      outcome: 'changed',
      changes: ['`total` is gone', '`items[].qty` is "2" instead of 2', '`first` is new'],
      expected: { value: { total: 12 } },
      actual: { value: { first: 'pen' } },
    })
  })

  test.each([
    [
      'arguments that no longer fit',
      { parameters: [{ name: 'id', in: 'path' as const, required: true, schema: { type: 'integer' } }] },
      /no longer fit/,
    ],
    ['an expression that fails on it', { result: { expression: 'sum(id)' } }, /sum\(\)/],
    [
      'an output schema it does not satisfy',
      { outputSchema: { type: 'object', required: ['nothing'] } },
      /output schema/,
    ],
  ])('fails over %s', async (_, overrides, reason) => {
    const slug = await connectorWith()
    await change(slug, overrides)
    expect(await checkFixtures(acme, slug)).toMatchObject([{ outcome: 'fails', reason: expect.stringMatching(reason) }])
  })

  test('leaves hidden tools out, unless one is asked for', async () => {
    const slug = await connectorWith()
    await change(slug, { hidden: true, result: { expression: 'total' } })
    expect(await checkFixtures(acme, slug)).toEqual([])
    expect(await checkFixtures(acme, slug, 'get_order')).toMatchObject([{ outcome: 'changed' }])
  })
})

describe('before a release', () => {
  test('a difference refuses it, until it is accepted', async () => {
    const slug = await connectorWith()
    await change(slug, { result: { expression: '{id: id}' } })
    await expect(publishConnector(acme, slug, { note: '', despiteFixtures: false })).rejects.toMatchObject({
      code: 'conflict',
      fields: { 'get_order/an order': 'total is gone. items is gone' },
    })
    expect(await listReleases(acme, slug)).toEqual([])
    await acceptFixture(acme, slug, place('an order'))
    expect(await publishConnector(acme, slug, { note: '', despiteFixtures: false })).toBe(1)
  })

  test('or it is published despite it', async () => {
    const slug = await connectorWith()
    await change(slug, { result: { expression: '{id: id}' } })
    expect(await publishConnector(acme, slug, { note: '', despiteFixtures: true })).toBe(1)
  })
})

test('the output schema of recorded answers, and of the last try, is what they have in common', async () => {
  const slug = await connectorWith()
  await recordFixture(acme, slug, place('another'), exchange({ id: 'A8', total: 1.5, note: null, items: [] }))
  const answer = answerOf({ id: 'A9', total: 3, items: [{ sku: 'cup', qty: 1 }] })
  const proposed = await proposeOutputSchema(acme, slug, { tool: 'get_order', result: {}, answer })
  expect(proposed).toMatchObject({ schema: { type: 'object', required: ['id', 'total', 'items'] } })
  const shaped = await proposeOutputSchema(acme, slug, { tool: 'get_order', result: { expression: 'items' } })
  expect(shaped).toMatchObject({ expression: '{items: @}' })
})

describe('a renamed tool keeps its recorded answers', () => {
  test('in the editor', async () => {
    const slug = await connectorWith()
    await change(slug, { name: 'read_order' })
    expect(await listFixtures(acme, slug)).toMatchObject([{ tool: 'read_order', name: 'an order' }])
  })

  test('in a definition file that keeps the former name', async () => {
    const slug = await connectorWith()
    const entry = { ...(await getTool(acme, slug, 'get_order')), name: 'read_order', aliases: ['get_order'] }
    const body = { name: 'Shop', description: 'A shop', baseUrl: 'https://api.acme.test', tools: [entry] }
    const answer = await callApi('PUT', `/api/v1/connectors/${slug}`, { token: await tokenOf(acme), body })
    expect(answer.status).toBe(200)
    expect(await listFixtures(acme, slug)).toMatchObject([{ tool: 'read_order', name: 'an order' }])
  })
})

test('a fixture is renamed, and deleted', async () => {
  const slug = await connectorWith()
  await recordFixture(acme, slug, place('second'), exchange())
  await expect(renameFixture(acme, slug, place('second'), 'an order')).rejects.toMatchObject({ fields: {} })
  await renameFixture(acme, slug, place('second'), 'the second')
  await deleteFixture(acme, slug, place('an order'))
  expect(await listFixtures(acme, slug)).toMatchObject([{ name: 'the second' }])
})

test('refuses a member of another partner', async () => {
  const slug = await connectorWith()
  const refused = { code: 'not_found' }
  await expect(listFixtures(stranger, slug)).rejects.toMatchObject(refused)
  await expect(getFixture(stranger, slug, 'get_order', 'an order')).rejects.toMatchObject(refused)
  await expect(recordFixture(stranger, slug, place('x'), exchange())).rejects.toMatchObject(refused)
  await expect(renameFixture(stranger, slug, place('an order'), 'x')).rejects.toMatchObject(refused)
  await expect(deleteFixture(stranger, slug, place('an order'))).rejects.toMatchObject(refused)
  await expect(acceptFixture(stranger, slug, place('an order'))).rejects.toMatchObject(refused)
  await expect(checkFixtures(stranger, slug)).rejects.toMatchObject(refused)
  await expect(publishConnector(stranger, slug, { note: '', despiteFixtures: true })).rejects.toMatchObject(refused)
  await expect(proposeOutputSchema(stranger, slug, { tool: 'get_order', result: {} })).rejects.toMatchObject(refused)
  expect(await listFixtures(acme, slug)).toHaveLength(1)
})

describe('over the API', () => {
  test('kept, read, checked, accepted, deleted; and a difference refuses the release', async () => {
    const slug = await connectorWith()
    const token = await tokenOf(acme)
    const call = (method: string, path: string, body?: unknown) =>
      callApi(method, `/api/v1/connectors/${slug}${path}`, { token, body })
    const fixture = '/tools/get_order/fixtures/first%20page'
    expect(await call('PUT', fixture, exchange())).toMatchObject({
      status: 201,
      body: { outcome: 'created', status: 200 },
    })
    expect(await call('PUT', fixture, exchange())).toMatchObject({ status: 200, body: { outcome: 'replaced' } })
    expect((await call('GET', '/fixtures')).body.fixtures).toHaveLength(2)
    expect((await call('GET', fixture)).body).toMatchObject({ name: 'first page', body: JSON.stringify(ORDER) })
    expect((await call('POST', '/fixtures/check')).body).toMatchObject({ passed: true })

    await change(slug, { result: { expression: '{id: id}' } })
    expect((await call('POST', '/fixtures/check')).body).toMatchObject({ passed: false })
    const refused = await call('POST', '/releases', {})
    expect(refused).toMatchObject({ status: 409, body: { errors: { 'get_order/first page': expect.any(String) } } })
    expect(await call('POST', `${fixture}/accept`)).toMatchObject({ status: 204 })
    expect(await call('DELETE', '/tools/get_order/fixtures/an%20order')).toMatchObject({ status: 204 })
    expect(await call('POST', '/releases', {})).toMatchObject({ status: 201 })
    await change(slug, { result: { expression: '{total: total}' } })
    expect(await call('POST', '/releases', { despiteFixtures: true })).toMatchObject({ status: 201 })
  })

  test('a token that may only read changes nothing, and another partner’s finds nothing', async () => {
    const slug = await connectorWith()
    const path = `/api/v1/connectors/${slug}/tools/get_order/fixtures/an%20order`
    const reader = await tokenOf(acme, ['read'])
    expect(await callApi('DELETE', path, { token: reader })).toMatchObject({ status: 403 })
    const strangers = await tokenOf(stranger)
    expect(await callApi('GET', path, { token: strangers })).toMatchObject({ status: 404 })
    expect(await callApi('DELETE', path, { token: strangers })).toMatchObject({ status: 404 })
  })
})
