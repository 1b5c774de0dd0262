import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { callApi, tokenOf } from '@/test/support/api-client'
import { newMember } from '@/test/support/people'
import { tool } from '@/test/support/tools'

let token: string
let strangers: string

const definition = {
  name: 'Orders',
  description: 'Orders of a small shop.',
  baseUrl: 'https://api.acme.example/v1',
  tools: [tool()],
}
const call = (method: string, path: string, body?: object, as = token) =>
  callApi(method, `/api/v1/${path}`, { token: as, body })

beforeAll(async () => {
  token = await tokenOf(await newMember('Acme'))
  strangers = await tokenOf(await newMember('Rival'))
  await call('PUT', 'connectors/orders', definition)
})

test('says what to do before there is a release', async () => {
  expect((await call('GET', 'connectors/orders/plugin')).body).toMatchObject({ status: 409, title: 'conflict' })
})

test('every published connector has a plugin of its slug', async () => {
  await call('POST', 'connectors/orders/releases')
  const { body } = await call('GET', 'connectors/orders/plugin')
  expect(body).toMatchObject({ name: 'orders', version: '1.1.0', connectors: [{ connector: 'orders', release: 1 }] })
  expect(body.files.map(({ path }: { path: string }) => path)).toContain('.claude-plugin/plugin.json')
  expect((await call('GET', 'plugins/orders')).body).toEqual({
    name: 'orders',
    license: 'MIT',
    connectors: [{ connector: 'orders' }],
  })
})

test('gives a plugin a name of its own, once', async () => {
  const body = { connectors: [{ connector: 'orders' }] }
  expect(await call('PUT', 'plugins/acme', body)).toMatchObject({ status: 201, body: { outcome: 'created' } })
  expect(await call('PUT', 'plugins/acme', body)).toMatchObject({ status: 200, body: { outcome: 'unchanged' } })
  const listed = { name: 'acme', connectors: [{ connector: 'orders' }], released: null }
  expect((await call('GET', 'plugins')).body.plugins).toEqual([listed])
})

test('the zip is the plugin under its own name, pointing at the connector', async () => {
  const download = () => callApi('GET', '/api/v1/plugins/acme/download', { token })
  const { headers } = await download()
  expect(headers.get('content-type')).toBe('application/zip')
  expect(headers.get('content-disposition')).toContain('acme-1.1.0.zip')

  const { answerApi } = await import('@/test/support/api-routes')
  const request = new Request('http://localhost:3000/api/v1/plugins/acme/download', {
    headers: { authorization: `Bearer ${token}`, host: 'localhost:3000' },
  })
  const files = unzipSync(new Uint8Array(await (await answerApi(request)).arrayBuffer()))
  const text = (path: string) => strFromU8(files[`acme/${path}`] ?? new Uint8Array())
  expect(JSON.parse(text('.claude-plugin/plugin.json')).name).toBe('acme')
  expect(text('.mcp.json')).toContain('http://localhost:3000/mcp/orders')
})

test('what it is made of comes back as it was put, and can be put again', async () => {
  const skill = { name: 'orders-desk', description: 'Use when the user asks about orders.', body: '# Orders\n' }
  await call('PUT', 'plugins/desk', { connectors: [{ connector: 'orders' }], skills: [skill], keywords: ['orders'] })
  const { body } = await call('GET', 'plugins/desk')
  expect(body).toMatchObject({ name: 'desk', skills: [skill], keywords: ['orders'] })
  expect((await call('PUT', 'plugins/desk', body)).body.outcome).toBe('unchanged')
  expect((await call('PUT', 'plugins/other', body)).body.errors).toHaveProperty('name')
})

test('a release is frozen: later changes are another version, and the older one stays', async () => {
  const first = await call('POST', 'plugins/desk/releases', { notes: 'The first.' })
  expect(first).toMatchObject({ status: 201, body: { name: 'desk', version: '1.1.0' } })
  expect(await call('POST', 'plugins/desk/releases')).toMatchObject({ status: 409 })

  const { body: definition } = await call('GET', 'plugins/desk')
  const more = { name: 'returns', description: 'Use when the user sends goods back.', body: '# Returns\n' }
  await call('PUT', 'plugins/desk', { ...definition, skills: [...definition.skills, more] })
  const preview = await call('GET', 'plugins/desk/preview')
  expect(preview.body).toMatchObject({ version: '1.1.0', proposed: '1.2.0' })
  expect(preview.body.changes).toContainEqual({ path: 'skills/returns/SKILL.md', kind: 'added' })
  expect((await call('POST', 'plugins/desk/releases', { version: '1.1.0' })).body.errors).toHaveProperty('version')

  expect((await call('POST', 'plugins/desk/releases')).body.version).toBe('1.2.0')
  const { releases } = (await call('GET', 'plugins/desk/releases')).body
  expect(releases.map(({ version }: { version: string }) => version)).toEqual(['1.2.0', '1.1.0'])
  const older = await callApi('GET', '/api/v1/plugins/desk/download?version=1.1.0', { token })
  expect(older.headers.get('content-disposition')).toContain('desk-1.1.0.zip')
  expect((await call('GET', 'plugins/desk/download?version=9.0.0')).status).toBe(404)
})

test('one skill comes as a zip of its own', async () => {
  const skill = await callApi('GET', '/api/v1/plugins/desk/skills/returns/download', { token })
  expect(skill.headers.get('content-disposition')).toContain('returns-1.2.0.zip')
  expect((await call('GET', 'plugins/desk/skills/nothing/download')).status).toBe(404)
})

test.each([
  [
    'two connectors of one slug',
    { connectors: [{ connector: 'orders' }, { connector: 'orders' }] },
    'acme',
    'connectors.1.connector',
  ],
  ['a connector that is not there', { connectors: [{ connector: 'nothing' }] }, 'acme', 'connectors.0.connector'],
  ['a name that cannot be', { connectors: [{ connector: 'orders' }] }, 'Acme', 'name'],
])('refuses %s', async (_what, body, name, field) => {
  const answer = await call('PUT', `plugins/${name}`, body)
  expect([answer.status, Object.keys(answer.body.errors)]).toEqual([400, [field]])
})

test('refuses a name beside which a tool’s is too long for Claude', async () => {
  const long = tool({ name: 'get_one_order_by_its_identifier_now' })
  await call('PUT', 'connectors/wide', { ...definition, tools: [long] })
  const answer = await call('PUT', 'plugins/a-plugin-of-long-name', { connectors: [{ connector: 'wide' }] })
  expect(answer.body.errors).toHaveProperty('name')
})

test('another partner sees nothing of it', async () => {
  expect((await call('GET', 'plugins/acme', undefined, strangers)).status).toBe(404)
  expect((await call('GET', 'plugins/acme/download', undefined, strangers)).status).toBe(404)
  const put = await call('PUT', 'plugins/theirs', { connectors: [{ connector: 'orders' }] }, strangers)
  expect(put.body.errors).toHaveProperty(['connectors.0.connector'])
  expect((await call('DELETE', 'plugins/acme', undefined, strangers)).status).toBe(404)
})

test('taking the name away leaves the connector', async () => {
  expect((await call('DELETE', 'plugins/acme')).status).toBe(204)
  expect((await call('GET', 'plugins/acme')).status).toBe(404)
  expect((await call('GET', 'connectors/orders')).status).toBe(200)
})
