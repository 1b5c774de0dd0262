import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db'
import type { Member } from '@/lib/partners/schema'
import { callApi, tokenOf } from '@/test/support/api-client'
import { newMember } from '@/test/support/people'
import { serveUpstream } from '@/test/support/upstream-server'

process.env.ALLOW_PRIVATE_UPSTREAMS = 'true'

let acme: Member
let token: string
let reader: string
let strangers: string
let upstream: string
const seen: { url: string; key: string | undefined }[] = []

const getOrder = {
  name: 'get_order',
  title: 'Get order',
  description: 'Returns one order by its id.',
  method: 'GET',
  path: '/orders/{id}',
  parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' }, description: 'Such as A7.' }],
  annotations: { readOnlyHint: true },
}
const cancelOrder = { ...getOrder, name: 'cancel_order', title: 'Cancel', method: 'POST', annotations: {} }

const definition = (more: object = {}) => ({
  name: 'Orders',
  description: 'Orders of a small shop.',
  baseUrl: upstream,
  access: { mode: 'open' },
  credential: { kind: 'header', name: 'X-Api-Key', value: 'first-secret' },
  tools: [getOrder],
  ...more,
})
const put = (slug: string, body: object, as = token) =>
  callApi('PUT', `/api/v1/connectors/${slug}`, { token: as, body })
const get = (path: string, as = token) => callApi('GET', `/api/v1/connectors/${path}`, { token: as })
const post = (path: string, body?: object, as = token) =>
  callApi('POST', `/api/v1/connectors/${path}`, { token: as, body })

beforeAll(async () => {
  upstream = await serveUpstream((request, response) => {
    seen.push({ url: request.url ?? '', key: request.headers['x-api-key'] as string | undefined })
    if (request.url === '/curl.txt') return response.end(`curl ${upstream}/orders/A7/notes -d '{"text":"Hi"}'`)
    if (request.url === '/missing') return response.writeHead(404).end()
    response.setHeader('content-type', 'application/json').end('{"status":"shipped"}')
  })
  acme = await newMember('Acme')
  token = await tokenOf(acme)
  reader = await tokenOf(acme, ['read'])
  strangers = await tokenOf(await newMember('Rival'))
})

test('creates with 201, and says the second time that nothing has changed', async () => {
  const first = await put('orders', definition())
  expect([first.status, first.body.outcome, first.body.warnings]).toEqual([201, 'created', []])
  expect(first.body.endpoint).toBe('http://localhost:3000/mcp/orders')
  const audits = await db().auditEntry.count()
  const again = await put('orders', definition())
  expect([again.status, again.body.outcome]).toEqual([200, 'unchanged'])
  expect(again.body.updatedAt).toBe(first.body.updatedAt)
  expect(await db().auditEntry.count()).toBe(audits)
})

test('never gives the credential back', async () => {
  const { body } = await get('orders')
  expect(body.credential).toEqual({ kind: 'header', name: 'X-Api-Key', valueFrom: 'ORDERS_CREDENTIAL' })
  expect(JSON.stringify(body)).not.toContain('first-secret')
})

test('keeps the stored value where the definition has none, also when the whole answer is put back', async () => {
  const { body } = await get('orders')
  expect((await put('orders', body)).body).toMatchObject({ outcome: 'unchanged', warnings: [] })
  seen.length = 0
  await post('orders/try', { tool: 'get_order', arguments: { id: 'A7' } })
  expect(seen).toEqual([{ url: '/orders/A7', key: 'first-secret' }])

  const renamed = definition({ credential: { kind: 'header', name: 'X-Api-Key', value: 'second-secret' } })
  expect((await put('orders', renamed)).body.outcome).toBe('updated')
  await post('orders/try', { tool: 'get_order', arguments: { id: 'A7' } })
  expect(seen[1]?.key).toBe('second-secret')
})

test('says at the value that none is stored for this kind, and changes nothing', async () => {
  const body = definition({ name: 'Other', credential: { kind: 'bearer' } })
  const answer = await put('orders', body)
  expect([answer.status, Object.keys(answer.body.errors)]).toEqual([400, ['credential.value']])
  expect((await get('orders')).body.name).toBe('Orders')
})

test('fills in what a tool leaves out', async () => {
  const { name, description, method, path } = getOrder
  const bare = { name, description, method, path, parameters: [{ name: 'id', in: 'path' }] }
  const { body } = await put('bare', definition({ credential: undefined, tools: [bare] }))
  expect(body.tools[0]).toMatchObject({
    title: 'Get order',
    parameters: [{ name: 'id', required: true, schema: { type: 'string' } }],
    annotations: { readOnlyHint: true, destructiveHint: false },
  })
  expect(body.credential).toEqual({ kind: 'none' })
})

test('takes a definition as YAML', async () => {
  const body = `name: Yaml\ndescription: From a file.\nbaseUrl: ${upstream}\ntools: []\n`
  const headers = { 'content-type': 'application/yaml' }
  expect((await callApi('PUT', '/api/v1/connectors/yaml', { token, body, headers })).status).toBe(201)
})

test('replaces the draft: tools that are not named are gone, the others keep their place', async () => {
  await put('replaced', definition({ tools: [getOrder, cancelOrder] }))
  const { body } = await put('replaced', definition({ tools: [cancelOrder] }))
  expect(body.tools.map((tool: { name: string }) => tool.name)).toEqual(['cancel_order'])
  const turned = await put('replaced', definition({ tools: [getOrder, cancelOrder] }))
  expect(turned.body.tools.map((tool: { name: string }) => tool.name)).toEqual(['get_order', 'cancel_order'])
})

test('keeps access as it is where the definition does not name it', async () => {
  await put('kept', definition({ access: { mode: 'portal' } }))
  expect((await put('kept', definition({ access: undefined }))).body.access).toEqual({
    mode: 'portal',
    mixed: false,
    who: 'anyone',
  })
})

test('names every wrong field by its path', async () => {
  const tools = [getOrder, { ...cancelOrder, path: '/orders/{order}' }, { ...getOrder, method: 'FETCH' }]
  const shape = await put('wrong', { ...definition({ tools }), name: '' })
  expect([shape.status, Object.keys(shape.body.errors)]).toEqual([400, ['name', 'tools.2.method']])
  const rules = await put('wrong', definition({ tools: [...tools.slice(0, 2), getOrder] }))
  expect(Object.keys(rules.body.errors)).toEqual(['tools.1.path', 'tools.1.parameters.0.name', 'tools.2.name'])
  expect((await get('wrong')).status).toBe(404)
})

test('tells what it does not know', async () => {
  const tools = [{ ...getOrder, parameters: [{ ...getOrder.parameters[0], requried: true }] }]
  const { body } = await put('unknown', definition({ tools, colour: 'red' }))
  expect(body.warnings).toEqual([
    'tools.0.parameters.0.requried is not known and is left out',
    'colour is not known and is left out',
  ])
})

test.each([
  ['no body', undefined],
  ['no JSON', '{'],
  ['a list', '[]'],
  ['the NUL character', '{"name":"a\\u0000b"}'],
])('refuses %s', async (_what, body) => {
  const answer = await callApi('PUT', '/api/v1/connectors/refused', { token, body })
  expect([answer.status, answer.body.title]).toEqual([400, 'invalid_argument'])
})

test.each([
  ['a slug that cannot be', 'Not-A-Slug'],
  ['a slug of Claude’s', 'claude-orders'],
])('refuses %s', async (_what, slug) => {
  expect((await put(slug, definition())).body.errors).toHaveProperty('slug')
})

test('refuses the definition of another slug', async () => {
  expect((await put('elsewhere', definition({ slug: 'orders' }))).body.errors).toHaveProperty('slug')
})

test('refuses more than 16 MB', async () => {
  const answer = await callApi('PUT', '/api/v1/connectors/huge', { token, body: 'x'.repeat(16_000_001) })
  expect([answer.status, answer.body.title]).toEqual([413, 'too_large'])
})

test('publishes, lists, rolls back, and says when there is nothing to publish', async () => {
  await put('released', definition())
  expect((await get('released/changes')).body.changes).toMatchObject([{ kind: 'added', subject: 'get_order' }])
  const first = await post('released/releases', { note: 'first' })
  expect([first.status, first.body.release]).toEqual([201, 1])
  expect((await post('released/releases')).status).toBe(409)
  expect((await get('released')).body).toMatchObject({ state: 'live', liveRelease: 1 })

  await put('released', definition({ tools: [getOrder, cancelOrder] }))
  expect((await post('released/releases')).body.release).toBe(2)
  expect((await post('released/rollback', { release: 1 })).status).toBe(200)
  expect((await get('released')).body).toMatchObject({ state: 'changed', liveRelease: 1 })
  const { body } = await get('released/releases')
  expect(body.releases).toMatchObject([
    { release: 2, live: false, tools: 2 },
    { release: 1, live: true, tools: 1, note: 'first' },
  ])
  expect((await post('released/rollback', { release: 9 })).status).toBe(404)
  expect(Object.keys((await post('released/rollback', {})).body.errors)).toEqual(['release'])
})

test('tries a tool of the draft, or one that is not in it, without showing the secret', async () => {
  const { body } = await post('orders/try', { tool: 'get_order', arguments: { id: 'A7' } })
  expect(body.answer).toMatchObject({ status: 200, body: '{"status":"shipped"}' })
  expect(JSON.stringify(body)).not.toContain('secret"')
  const whole = await post('orders/try', {
    tool: { ...cancelOrder, path: '/orders/{id}/cancel' },
    arguments: { id: 'A7' },
  })
  expect(whole.body.request).toMatchObject({ method: 'POST' })
  expect((await post('orders/try', { tool: 'nothing' })).status).toBe(404)
})

test('lists the partner’s connectors only', async () => {
  const { body } = await callApi('GET', '/api/v1/connectors', { token })
  expect(body.connectors.find(({ slug }: { slug: string }) => slug === 'orders')).toMatchObject({
    state: 'draft',
    tools: 1,
  })
  expect((await callApi('GET', '/api/v1/connectors', { token: strangers })).body.connectors).toEqual([])
})

test('deletes, and then there is nothing', async () => {
  await put('gone', definition())
  expect((await callApi('DELETE', '/api/v1/connectors/gone', { token })).status).toBe(204)
  expect((await get('gone')).status).toBe(404)
  expect((await callApi('DELETE', '/api/v1/connectors/gone', { token })).status).toBe(404)
})

test('imports a cURL command into the draft, and keeps what is there the second time', async () => {
  await put('imported', definition())
  const curl = `curl '${upstream}/orders?status=open' -H 'X-Api-Key: pasted-secret'`
  const first = await post('imported/import', { kind: 'curl', document: curl })
  expect(first.body).toMatchObject({
    added: ['list_orders'],
    kept: [],
    credentials: [{ kind: 'header', name: 'X-Api-Key' }],
  })
  expect(JSON.stringify(first.body)).not.toContain('pasted-secret')
  expect((await post('imported/import', { kind: 'curl', document: curl })).body).toMatchObject({
    added: [],
    kept: ['list_orders'],
  })
  const replaced = await post('imported/import', { kind: 'curl', document: curl, replace: true })
  expect(replaced.body.replaced).toEqual(['list_orders'])
  expect((await get('imported')).body.tools).toHaveLength(2)
})

test('imports from an address', async () => {
  await put('fetched', definition())
  const { body } = await post('fetched/import', { kind: 'curl', url: `${upstream}/curl.txt` })
  expect(body.added).toHaveLength(1)
  const missing = await post('fetched/import', { kind: 'curl', url: `${upstream}/missing` })
  expect([missing.status, missing.body.detail]).toEqual([502, expect.stringContaining('404')])
})

const openApi = (more: object = {}) => ({
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  servers: [{ url: `${upstream}/v1` }],
  paths: {
    '/orders': { get: { operationId: 'listOrders', summary: 'List orders', responses: {} } },
    '/orders/{id}': {
      get: {
        operationId: 'getOrder',
        summary: 'Get one order',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: {},
      },
    },
    '/odd': { trace: { responses: {} } },
    ...more,
  },
})

test('imports an OpenAPI document, as JSON, as text, or some of its operations', async () => {
  await put('openapi', definition({ baseUrl: `${upstream}/v1`, tools: [] }))
  const all = await post('openapi/import', { kind: 'openapi', document: openApi() })
  expect(all.status).toBe(200)
  expect(all.body).toMatchObject({ added: ['list_orders', 'get_order'], kept: [] })
  expect((await get('openapi')).body.tools.map(({ path }: { path: string }) => path)).toEqual([
    '/orders',
    '/orders/{id}',
  ])

  await put('some', definition({ baseUrl: upstream, tools: [] }))
  const some = { kind: 'openapi', document: JSON.stringify(openApi()), select: ['GET /orders/{id}'] }
  expect((await post('some/import', some)).body.added).toEqual(['get_order'])
  expect((await get('some')).body.tools[0].path).toBe('/v1/orders/{id}')
  const wrong = await post('some/import', { ...some, select: ['GET /nothing'] })
  expect(Object.keys(wrong.body.errors)).toEqual(['select'])
})

test('imports a changed document again: what is there stays, what is new is added', async () => {
  const more = { '/customers': { get: { operationId: 'listCustomers', responses: {} } } }
  const { body } = await post('openapi/import', { kind: 'openapi', document: openApi(more) })
  expect(body).toMatchObject({ added: ['list_customers'], kept: ['list_orders', 'get_order'] })
})

test.each([
  ['neither document nor url', { kind: 'curl' }, 'document'],
  ['both', { kind: 'curl', document: 'curl a.example', url: 'https://a.example' }, 'document'],
  ['a file address', { kind: 'curl', url: 'file:///etc/passwd' }, 'url'],
  ['a password in the address', { kind: 'curl', url: 'https://user:secret@a.example' }, 'url'],
  ['what is no OpenAPI', { kind: 'openapi', document: 'hello' }, 'document'],
  ['what is no cURL', { kind: 'curl', document: 'wget a.example' }, 'document'],
  ['another kind', { kind: 'raml', document: 'x' }, 'kind'],
  ['an operation that is not there', { kind: 'curl', document: 'curl a.example', select: ['nothing'] }, 'select'],
])('refuses to import %s', async (_what, body, field) => {
  const answer = await post('orders/import', body)
  expect([answer.status, Object.keys(answer.body.errors)]).toEqual([400, [field]])
})

test('a token for reading changes nothing', async () => {
  expect((await put('orders', definition({ name: 'Changed' }), reader)).status).toBe(403)
  expect((await post('orders/releases', {}, reader)).status).toBe(403)
  expect((await get('orders', reader)).status).toBe(200)
})

test.each<[string, string, object?]>([
  ['GET', 'orders'],
  ['DELETE', 'orders'],
  ['GET', 'orders/definition'],
  ['GET', 'orders/changes'],
  ['GET', 'orders/releases'],
  ['POST', 'orders/releases', {}],
  ['POST', 'orders/rollback', { release: 1 }],
  ['POST', 'orders/try', { tool: 'get_order' }],
  ['POST', 'orders/import', { kind: 'curl', document: 'curl https://a.example/b' }],
  ['GET', 'orders/plugin'],
])('%s %s does not exist for another partner', async (method, path, body) => {
  const answer = await callApi(method, `/api/v1/connectors/${path}`, { token: strangers, body })
  expect([answer.status, answer.body.title]).toEqual([404, 'not_found'])
})

test('another partner cannot take the slug', async () => {
  const answer = await put('orders', definition(), strangers)
  expect([answer.status, answer.body.title]).toEqual([409, 'conflict'])
})

test('makes one connector of two who put it at once', async () => {
  const answers = await Promise.all([put('raced', definition()), put('raced', definition())])
  expect(answers.map(({ status }) => status).every((status) => [200, 201, 409].includes(status))).toBe(true)
  expect((await get('raced')).body.tools).toHaveLength(1)
})
