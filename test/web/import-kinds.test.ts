import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { callApi, tokenOf } from '@/test/support/api-client'
import { newMember } from '@/test/support/people'

let token: string
let strangers: string

const fixture = (path: string) => readFileSync(`test/unit/fixtures/${path}`, 'utf8')
const post = (slug: string, body: object, as = token) =>
  callApi('POST', `/api/v1/connectors/${slug}/import`, { token: as, body })

/** An empty connector for the API at this address. */
async function connector(slug: string, baseUrl: string): Promise<void> {
  const body = { name: slug, description: 'A small shop.', baseUrl, access: { mode: 'open' }, tools: [] }
  expect((await callApi('PUT', `/api/v1/connectors/${slug}`, { token, body })).status).toBe(201)
}

async function paths(slug: string): Promise<string[]> {
  const { body } = await callApi('GET', `/api/v1/connectors/${slug}`, { token })
  return body.tools.map(({ method, path }: { method: string; path: string }) => `${method} ${path}`)
}

beforeAll(async () => {
  token = await tokenOf(await newMember('Acme'))
  strangers = await tokenOf(await newMember('Rival'))
})

const DOCUMENTS = [
  { kind: 'postman', document: fixture('postman/collection.json'), tools: 9, skipped: 5 },
  { kind: 'har', document: fixture('har/browser.har'), tools: 11, skipped: 11 },
  { kind: 'curl', document: fixture('curl/bash.sh'), tools: 12, skipped: 0 },
]

test.each(DOCUMENTS)(
  'adds the tools of $kind, and keeps them the second time',
  async ({ kind, document, tools, skipped }) => {
    await connector(kind, 'https://api.shop.test')
    const { status, body } = await post(kind, { kind, document })
    expect([status, body.added.length, body.skipped.length]).toEqual([200, tools, skipped])
    expect((await paths(kind)).every((operation) => / \/v1\//.test(operation))).toBe(true)
    const again = await post(kind, { kind, document })
    expect([again.body.added, again.body.kept.length]).toEqual([[], tools])
    const replaced = await post(kind, { kind, document, replace: true })
    expect(replaced.body.replaced.toSorted()).toEqual(body.added.toSorted())
    expect(JSON.stringify([body, again.body])).not.toMatch(/not-a-real|secret-|eyJ/)
  },
)

test.each(DOCUMENTS)('does not find the connector of another partner for $kind', async ({ kind, document }) => {
  expect((await post(kind, { kind, document }, strangers)).status).toBe(404)
})

test('takes a collection as JSON, and some of its requests', async () => {
  await connector('some', 'https://api.shop.test/v1')
  const document = JSON.parse(fixture('postman/collection.json'))
  const { body } = await post('some', { kind: 'postman', document, select: ['GET /orders', 'create_payment'] })
  expect(body.added).toEqual(['list_orders', 'create_payment'])
  expect(await paths('some')).toEqual(['GET /orders', 'POST /payments'])
  const wrong = await post('some', { kind: 'postman', document, select: ['GET /nothing'] })
  expect(Object.keys(wrong.body.errors)).toEqual(['select'])
})

test('takes from a recording of several hosts what the connector’s own answered', async () => {
  await connector('rates', 'https://other.test/api')
  const { body } = await post('rates', { kind: 'har', document: fixture('har/browser.har') })
  expect([body.added, await paths('rates'), body.warnings]).toEqual([['list_rates'], ['GET /v2/rates'], []])
})

test('tells GraphQL operations apart though they have one address', async () => {
  await connector('graphql', 'https://api.shop.test')
  const { body } = await post('graphql', { kind: 'curl', document: fixture('curl/graphql.sh') })
  expect(body.added).toEqual(['get_order', 'cancel_order', 'get_viewer'])
})

test.each([
  ['postman', '{"info":{}}'],
  ['har', '{"log":{}}'],
  ['har', 'no JSON: {'],
  ['curl', 'wget https://a.test'],
])('refuses as %s what is none: %s', async (kind, document) => {
  const { status, body } = await post('some', { kind, document })
  expect([status, Object.keys(body.errors)]).toEqual([400, ['document']])
})
