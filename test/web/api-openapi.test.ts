import { Validator } from '@seriousme/openapi-schema-validator'
import { beforeAll, expect, test } from 'vitest'
import { OPERATIONS } from '@/app/api/v1/_contract/operations'
import { db } from '@/lib/db'
import { callApi, tokenOf } from '@/test/support/api-client'
import { apiRoutes } from '@/test/support/api-routes'
import { newMember } from '@/test/support/people'
import { tool } from '@/test/support/tools'

let document: ReturnType<typeof JSON.parse>

beforeAll(async () => {
  document = (await callApi('GET', '/api/v1/openapi.json')).body
})

test('is served to anyone, and valid OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate(document)
  expect(errors).toBeUndefined()
  expect(valid).toBe(true)
  expect(document.servers).toEqual([{ url: 'http://localhost:3000/api/v1' }])
})

test('lists every route there is, and no other', async () => {
  const routes = (await apiRoutes()).filter(({ path }) => !path.includes('{...'))
  const there = routes.flatMap(({ path, handlers }) => [...handlers.keys()].map((method) => `${method} ${path}`))
  const told = Object.entries<object>(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} /api/v1${path}`),
  )
  expect(told.sort()).toEqual(there.sort())
})

test('each operation has an id of its own, and says what it needs as its route does', async () => {
  const ids = OPERATIONS.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const member = await newMember('Reading')
  // Of the instance too: for others its keys are forbidden with any token.
  await db().user.update({ where: { id: member.userId }, data: { instanceOwner: true } })
  const reader = await tokenOf(member, ['read'])
  for (const { method, path, needs } of OPERATIONS) {
    const address = `/api/v1${path.replace(/\{\w+\}/g, 'none')}`
    const bare = await callApi(method.toUpperCase(), address)
    expect([path, bare.status === 401]).toEqual([path, needs !== 'none'])
    const reading = await callApi(method.toUpperCase(), address, { token: reader })
    expect([path, reading.status === 403]).toEqual([path, needs === 'write'])
  }
})

test('answers are as the document says', async () => {
  const token = await tokenOf(await newMember('Acme'))
  const definition = {
    name: 'Orders',
    description: 'Orders of a small shop.',
    baseUrl: 'https://api.acme.example/v1',
    credential: { kind: 'bearer', value: 'secret' },
    tools: [tool()],
  }
  const calls: [id: string, path: string, body?: object][] = [
    ['putConnector', '/connectors/orders', definition],
    ['putConnector', '/connectors/orders', definition],
    ['previewDefinition', '/connectors/orders/preview', definition],
    ['getConnector', '/connectors/orders'],
    ['listConnectors', '/connectors'],
    ['getChanges', '/connectors/orders/changes'],
    ['importTools', '/connectors/orders/import', { kind: 'curl', document: 'curl https://api.acme.example/v1/orders' }],
    ['publishRelease', '/connectors/orders/releases'],
    ['listReleases', '/connectors/orders/releases'],
    ['listUsers', '/connectors/orders/users'],
    ['revokeUsers', '/connectors/orders/users'],
    ['rollBack', '/connectors/orders/rollback', { release: 1 }],
    ['getConnectorPlugin', '/connectors/orders/plugin'],
    ['putPlugin', '/plugins/acme', { connectors: [{ connector: 'orders' }] }],
    ['getPlugin', '/plugins/acme'],
    ['listPlugins', '/plugins'],
    ['releasePlugin', '/plugins/acme/releases'],
    ['listTokens', '/tokens'],
    ['tryTool', '/connectors/orders/try', { tool: 'get_order', arguments: {} }],
  ]
  for (const [id, path, body] of calls) {
    const operation = OPERATIONS.find((one) => one.id === id)
    const { status, body: answer } = await callApi(operation?.method.toUpperCase() ?? '', `/api/v1${path}`, {
      token,
      body,
    })
    const schema = operation?.answers[status]
    expect([id, status, typeof schema]).toEqual([id, status, 'object'])
    if (typeof schema === 'object') expect([id, schema.safeParse(answer).error?.issues]).toEqual([id, undefined])
  }
})
