import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { CATALOGUE, SKUS } from '@/app/sample-api/_shop/catalogue'
import { GET, PATCH, POST } from '@/app/sample-api/[[...path]]/route'
import { checkTool, sampleConnector } from '@/lib/connectors'
import { pluginToolName, ToolDefinition, toolInputSchema } from '@/lib/connectors/schema'
import { buildRequest, shapeResult } from '@/lib/upstream'

const ORIGIN = 'http://localhost:3000'
const HANDLERS = { GET, POST, PATCH } as const

async function call(method: keyof typeof HANDLERS, path: string, body?: unknown): Promise<Response> {
  const url = new URL(`/sample-api${path}`, ORIGIN)
  const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body)
  const segments = url.pathname.split('/').slice(2).filter(Boolean).map(decodeURIComponent)
  const params = Promise.resolve(segments.length > 0 ? { path: segments } : {})
  return HANDLERS[method](new Request(url, { method, body: text }), { params })
}

const json = async (answer: Response | Promise<Response>) => (await answer).json()

test('order A7 is shipped', async () => {
  expect(await json(call('GET', '/orders/A7'))).toMatchObject({ id: 'A7', status: 'shipped', total: 67.8 })
  expect(await json(call('GET', '/orders/a7'))).toMatchObject({ id: 'A7' })
})

test('lists by status and limit, newest first', async () => {
  expect(await json(call('GET', '/orders?status=shipped'))).toMatchObject({
    orders: [{ id: 'A7' }, { id: 'A5' }],
    total: 2,
  })
  const page = await json(call('GET', '/orders?limit=1'))
  expect(page.orders).toHaveLength(1)
  expect(page.total).toBeGreaterThan(8)
})

test('finds orders by every word', async () => {
  expect(await json(call('GET', '/orders/search?q=ADA+pens'))).toMatchObject({ orders: [{ id: 'A9' }], total: 1 })
  expect(await json(call('GET', '/orders/search?q=nothing-of-the-kind'))).toEqual({ orders: [], total: 0 })
})

test('places an order, and cancels it once', async () => {
  const placed = await call('POST', '/orders', { customer: 'Ida', items: [{ sku: 'MUG-BLUE', quantity: 3 }] })
  expect(placed.status).toBe(201)
  const order = await placed.json()
  expect(order).toMatchObject({ status: 'pending', total: 37.5, tracking_code: null })
  expect(await json(call('POST', `/orders/${order.id}/cancel`))).toMatchObject({ status: 'cancelled' })
  expect((await call('POST', `/orders/${order.id}/cancel`)).status).toBe(409)
  expect((await call('GET', `/orders/${order.id}/label`)).status).toBe(409)
})

test('keeps a bounded number of new orders, and the first ones always', async () => {
  for (let count = 0; count < 220; count++) {
    await call('POST', '/orders', { customer: `C${count}`, items: [{ sku: 'TEE-M', quantity: 1 }] })
  }
  expect((await json(call('GET', '/orders'))).total).toBe(209)
  expect((await call('GET', '/orders/A1')).status).toBe(200)
})

test('a shipped order cannot be cancelled, and the answer says why', async () => {
  const answer = await call('POST', '/orders/A7/cancel')
  expect(answer.status).toBe(409)
  expect(await answer.json()).toEqual({
    error: { code: 'order_shipped', message: expect.stringContaining('can no longer be cancelled') },
  })
})

test('the label is a PNG whose rows are all there', async () => {
  const answer = await call('GET', '/orders/A7/label')
  expect(answer.headers.get('content-type')).toBe('image/png')
  const png = Buffer.from(await answer.arrayBuffer())
  expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a')
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const length = png.readUInt32BE(33)
  expect(png.subarray(37, 41).toString()).toBe('IDAT')
  expect(inflateSync(png.subarray(41, 41 + length))).toHaveLength((width + 1) * height)
})

test.each([
  ['GET', '/orders/Z9', undefined, 404, 'order_not_found'],
  ['GET', '/nothing', undefined, 404, 'not_found'],
  ['GET', '/orders/A7/constructor', undefined, 404, 'not_found'],
  ['GET', '/orders/A7/label/more', undefined, 404, 'not_found'],
  ['PATCH', '/orders/A7', undefined, 405, 'method_not_allowed'],
  ['GET', '/orders/A7/cancel', undefined, 405, 'method_not_allowed'],
  ['GET', '/orders?status=lost', undefined, 400, 'invalid_query'],
  ['GET', '/orders?limit=many', undefined, 400, 'invalid_query'],
  ['GET', '/orders/search', undefined, 400, 'invalid_query'],
  ['POST', '/orders', '{', 400, 'invalid_body'],
  ['POST', '/orders', 'x'.repeat(65_000), 413, 'invalid_body'],
  ['POST', '/orders', {}, 422, 'invalid_order'],
  ['POST', '/orders', { customer: 'Ida', items: [] }, 422, 'invalid_order'],
  ['POST', '/orders', { customer: 'Ida', items: [{ sku: 'HAT', quantity: 1 }] }, 422, 'invalid_order'],
] as const)('%s %s answers with an error that can be read', async (method, path, body, status, code) => {
  const answer = await call(method, path, body)
  expect([answer.status, (await answer.json()).error.code]).toEqual([status, code])
})

test('names the field that is wrong', async () => {
  const answer = await call('POST', '/orders', { customer: '', items: [{ sku: 'HAT', quantity: 0 }] })
  expect((await answer.json()).error.fields).toEqual({
    customer: "Give the customer's name",
    'items.0.sku': expect.stringContaining('MUG-BLUE'),
    'items.0.quantity': 'At least 1',
  })
})

const { connector, tools } = sampleConnector(ORIGIN)

test.each(tools.map((tool) => [tool.name, tool] as const))('%s is a tool as the form would save it', (_, tool) => {
  expect(ToolDefinition.parse(tool)).toEqual(tool)
  expect(() => checkTool(tool, 'sample-shop')).not.toThrow()
  expect(pluginToolName('sample-shop', tool.name).length).toBeLessThanOrEqual(64)
  for (const parameter of tool.parameters) expect(parameter.description).not.toBe('')
})

test.each([
  ['list_orders', {}],
  ['list_orders', { status: 'paid', limit: 3 }],
  ['get_order', { id: 'A7' }],
  ['search_orders', { query: 'ada' }],
  ['create_order', { customer: 'Ida', items: [{ sku: 'PEN-SET', quantity: 1 }] }],
  ['cancel_order', { id: 'A6' }],
  ['get_order_label', { id: 'A7' }],
])('%s with %j fits the sample API', async (name, args) => {
  const tool = tools.find((one) => one.name === name)
  if (!tool) throw new Error(`no tool ${name}`)
  const { method, url, body } = buildRequest(tool, connector.baseUrl, args)
  const answer = await call(method as 'GET', url.href.slice(`${ORIGIN}/sample-api`.length), body ?? undefined)
  const headers = Object.fromEntries(answer.headers)
  const result = shapeResult(tool, { status: answer.status, headers, body: new Uint8Array(await answer.arrayBuffer()) })
  expect(result).not.toHaveProperty('isError')
  if (name === 'get_order') expect(result).toMatchObject({ structuredContent: { status: 'shipped' } })
})

test('the input schema of every tool closes its door to unknown properties', () => {
  for (const tool of tools) expect(toolInputSchema(tool)).toMatchObject({ type: 'object', additionalProperties: false })
})

test('create_order offers every article of the shop, at its price', () => {
  const tool = tools.find((one) => one.name === 'create_order')
  expect(JSON.stringify(tool?.parameters)).toContain(`"enum":${JSON.stringify(SKUS)}`)
  for (const sku of SKUS) {
    expect(tool?.description).toContain(sku)
    expect(tool?.description).toContain((CATALOGUE[sku].price / 100).toFixed(2))
  }
})
