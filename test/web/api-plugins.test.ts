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
  expect((await call('GET', 'plugins/orders')).body).toEqual({ name: 'orders', connectors: [{ connector: 'orders' }] })
})

test('gives a plugin a name of its own, once', async () => {
  const body = { connectors: [{ connector: 'orders' }] }
  expect(await call('PUT', 'plugins/acme', body)).toMatchObject({ status: 201, body: { outcome: 'created' } })
  expect(await call('PUT', 'plugins/acme', body)).toMatchObject({ status: 200, body: { outcome: 'unchanged' } })
  expect((await call('GET', 'plugins')).body.plugins).toEqual([{ name: 'acme', connectors: [{ connector: 'orders' }] }])
  const released = await call('POST', 'plugins/acme/releases')
  expect(released).toMatchObject({ status: 201, body: { name: 'acme', version: '1.1.0' } })
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

test.each([
  ['no connector', { connectors: [] }, 'acme', 'connectors'],
  ['two connectors', { connectors: [{ connector: 'orders' }, { connector: 'orders' }] }, 'acme', 'connectors'],
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
