import { createServer } from 'node:http'
import { EmptyResultSchema } from '@modelcontextprotocol/sdk/types.js'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { LiveConnector } from '@/lib/connectors/schema'
import { serveMcp } from '@/lib/mcp'
import { CLIENTS, connectFirst, connectModern, postModern } from '@/test/support/mcp-clients'
import { publishConnector } from '@/test/support/mcp-connector'
import { listen, serveMcpRoute } from '@/test/support/mcp-endpoint'
import { prompt, templateResource, textResource } from '@/test/support/prompts'

const PNG = 'iVBORw0KGgo='
const file = textResource({
  kind: 'file',
  name: 'logo',
  title: 'Logo',
  uri: 'shop://logo',
  mimeType: 'image/png',
  data: PNG,
})
const search = templateResource({
  name: 'search',
  title: 'Orders of a customer',
  uriTemplate: 'shop://customers/{customer}/orders',
  path: '/orders',
  variables: [{ name: 'customer', in: 'query', sendAs: 'customer_id' }],
})
const embeds = prompt({
  name: 'check_order',
  title: 'Check an order',
  arguments: [{ name: 'id', description: 'The order', required: true }],
  messages: [
    { role: 'user', content: { type: 'resource', uri: 'shop://orders/{{id}}' } },
    { role: 'user', content: { type: 'resource', uri: 'shop://logo' } },
    { role: 'user', content: { type: 'image', mimeType: 'image/png', data: PNG } },
    { role: 'assistant', content: { type: 'text', text: 'I look at {{id}}.' } },
  ],
})
const asks = prompt({
  name: 'ask_first',
  arguments: [{ name: 'tone', required: true, question: 'Which tone?' }],
})

const requests: { url: string; key: unknown; accept: unknown }[] = []
let baseUrl: string
let at: (slug: string) => URL

beforeAll(async () => {
  const api = createServer((request, response) => {
    const { url = '', headers } = request
    requests.push({ url, key: headers['x-api-key'], accept: headers.accept })
    if (url === '/orders/missing') return void response.writeHead(404).end('{"message":"No such order"}')
    if (url === '/orders/broken') return void response.writeHead(500).end('{"message":"Out of order"}')
    if (url === '/orders/label') return void response.setHeader('content-type', 'application/pdf').end('%PDF')
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ asked: url }))
  })
  baseUrl = await listen(api)
  await publishConnector({
    slug: 'shop',
    baseUrl,
    tools: [{ name: 'get_order', aliases: ['find_order', 'order'] }],
    instructions: 'Ask for the order number first.',
    prompts: [prompt(), embeds, asks],
    resources: [textResource(), file, templateResource(), search],
  })
  await publishConnector({ slug: 'bare', baseUrl, tools: [{ name: 'get_order' }] })
  at = await serveMcpRoute()
})

const content = (text: string) => ({ role: 'user', content: { type: 'text', text } })

describe.each(CLIENTS)('%s (%s)', (_, protocol, connect) => {
  const modern = protocol === '2026-07-28'

  test('is told what the release has, and its instructions', async () => {
    const client = await connect(at('shop'))
    expect(client.getInstructions()).toBe('Ask for the order number first.')
    expect(client.getServerCapabilities()).toEqual({
      logging: {},
      tools: { listChanged: modern },
      prompts: { listChanged: modern },
      resources: modern ? { listChanged: true, subscribe: true } : { listChanged: false },
      completions: {},
    })
  })

  test('lists prompts with their arguments and fills them in', async () => {
    const client = await connect(at('shop'))
    const { prompts } = await client.listPrompts()
    expect(prompts.map(({ name }) => name)).toEqual(['write_reply', 'check_order', 'ask_first'])
    expect(prompts[0]).toMatchObject({
      title: 'Write a reply',
      description: 'Answers a customer.',
      arguments: [{ name: 'tone', description: 'How it sounds', required: false }],
    })
    expect(prompts[1]?.arguments).toMatchObject([{ name: 'id', required: true }])

    const given = await client.getPrompt({ name: 'write_reply', arguments: { tone: 'kind {{tone}} $& ' } })
    expect(given.messages).toEqual([content('Write a kind {{tone}} $&  reply.')])
    const none = await client.getPrompt({ name: 'write_reply' })
    expect(none.messages).toEqual([content('Write a  reply.')])
  })

  test('gets several messages, with resources and images in them', async () => {
    const client = await connect(at('shop'))
    const { messages } = await client.getPrompt({ name: 'check_order', arguments: { id: 'A7' } })
    const order = { uri: 'shop://orders/A7', mimeType: 'application/json', text: '{"asked":"/orders/A7"}' }
    expect(messages).toEqual([
      { role: 'user', content: { type: 'resource', resource: order } },
      {
        role: 'user',
        content: { type: 'resource', resource: { uri: 'shop://logo', mimeType: 'image/png', blob: PNG } },
      },
      { role: 'user', content: { type: 'image', mimeType: 'image/png', data: PNG } },
      { role: 'assistant', content: { type: 'text', text: 'I look at A7.' } },
    ])
  })

  test('is refused a prompt without what it needs, and one that is not there', async () => {
    const client = await connect(at('shop'))
    await expect(client.getPrompt({ name: 'check_order' })).rejects.toMatchObject({ code: -32602 })
    await expect(client.getPrompt({ name: 'ask_first' })).rejects.toMatchObject({ code: -32602 })
    await expect(client.getPrompt({ name: 'nowhere' })).rejects.toMatchObject({ code: -32602 })
    const missing = client.getPrompt({ name: 'check_order', arguments: { id: 'missing' } })
    await expect(missing).rejects.toMatchObject({ code: -32602, message: expect.stringContaining('No such order') })
  })

  test('lists resources and templates, and reads them', async () => {
    const client = await connect(at('shop'))
    const { resources } = await client.listResources()
    expect(resources).toMatchObject([
      { uri: 'shop://returns', name: 'returns', title: 'Returns', mimeType: 'text/plain', size: 12 },
      { uri: 'shop://logo', name: 'logo', mimeType: 'image/png', size: 8 },
    ])
    const { resourceTemplates } = await client.listResourceTemplates()
    expect(resourceTemplates).toMatchObject([
      { uriTemplate: 'shop://orders/{id}', name: 'order', title: 'An order', mimeType: 'application/json' },
      { uriTemplate: 'shop://customers/{customer}/orders', name: 'search' },
    ])
    const read = async (uri: string) => (await client.readResource({ uri })).contents
    expect(await read('shop://returns')).toEqual([
      { uri: 'shop://returns', mimeType: 'text/plain', text: 'Thirty days.' },
    ])
    expect(await read('shop://logo')).toEqual([{ uri: 'shop://logo', mimeType: 'image/png', blob: PNG }])
    expect(await read('shop://orders/A%2F7')).toMatchObject([{ text: '{"asked":"/orders/A%2F7"}' }])
    expect(await read('shop://customers/%26x/orders')).toMatchObject([{ text: '{"asked":"/orders?customer_id=%26x"}' }])
    const label = { uri: 'shop://orders/label', mimeType: 'application/pdf', blob: btoa('%PDF') }
    expect(await read('shop://orders/label')).toEqual([label])
  })

  test('is told that a resource is not there, and why it cannot be read', async () => {
    const client = await connect(at('shop'))
    for (const uri of ['shop://nowhere', 'shop://orders/missing', 'shop://orders/A/7', 'shop://orders/']) {
      await expect(client.readResource({ uri })).rejects.toMatchObject({ code: -32602, data: { uri } })
    }
    for (const uri of ['shop://orders/%2E%2E', 'shop://orders/%E0', 'shop://orders/%2e%2e%2fx']) {
      await expect(client.readResource({ uri })).rejects.toMatchObject({ code: -32602 })
    }
    const broken = client.readResource({ uri: 'shop://orders/broken' })
    await expect(broken).rejects.toMatchObject({ code: -32603, message: expect.stringContaining('Out of order') })
  })

  test('completes values, those that begin alike first', async () => {
    const client = await connect(at('shop'))
    const complete = async (
      ref: { type: 'ref/prompt'; name: string } | { type: 'ref/resource'; uri: string },
      name: string,
      value: string,
    ) => (await client.complete({ ref, argument: { name, value } })).completion.values
    const reply = { type: 'ref/prompt' as const, name: 'write_reply' }
    expect(await complete(reply, 'tone', 'F')).toEqual(['friendly', 'formal', 'unfriendly'])
    expect(await complete(reply, 'tone', 'x')).toEqual([])
    expect(await complete(reply, 'other', '')).toEqual([])
    expect(await complete({ type: 'ref/resource', uri: 'shop://orders/{id}' }, 'id', 'b')).toEqual(['B2'])
  })

  test('calls a tool by its former names, and sees only the present one', async () => {
    const client = await connect(at('shop'))
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['get_order'])
    for (const name of ['get_order', 'find_order', 'order']) {
      expect((await client.callTool({ name })).content).toEqual([{ type: 'text', text: '{"asked":"/get_order"}' }])
    }
  })

  test('is not told of what a release does not have', async () => {
    const client = await connect(at('bare'))
    expect(client.getServerCapabilities()).toEqual({ logging: {}, tools: { listChanged: modern } })
    expect(client.getInstructions()).toBe('About bare')
  })
})

test('a client that can ask is given the question, and the prompt with the answer', async () => {
  const first = await (await postModern(at('shop'), 'prompts/get', { name: 'ask_first' })).json()
  expect(first.result).toMatchObject({
    resultType: 'input_required',
    inputRequests: {
      arguments: {
        method: 'elicitation/create',
        params: {
          message: 'Which tone?',
          requestedSchema: { type: 'object', properties: { tone: { type: 'string' } }, required: ['tone'] },
        },
      },
    },
  })
  const retry = async (response: object) => {
    const params = { name: 'ask_first', inputResponses: { arguments: response } }
    return (await postModern(at('shop'), 'prompts/get', params)).json()
  }
  const accepted = await retry({ action: 'accept', content: { tone: 'warm', other: 7 } })
  expect(accepted.result.messages).toEqual([content('Write a warm reply.')])
  expect((await retry({ action: 'decline' })).error).toMatchObject({ code: -32602 })
  expect((await retry({ action: 'accept', content: { tone: 7 } })).error).toMatchObject({ code: -32602 })
})

test('every list and every static resource may be kept for a minute, what the API answers not at all', async () => {
  const hints = async (method: string, params: Record<string, unknown> = {}) => {
    const headers: Record<string, string> = typeof params.uri === 'string' ? { 'mcp-name': params.uri } : {}
    const { result } = await (await postModern(at('shop'), method, params, { headers })).json()
    return [result.ttlMs, result.cacheScope]
  }
  for (const method of [
    'prompts/list',
    'resources/list',
    'resources/templates/list',
    'tools/list',
    'server/discover',
  ]) {
    expect([method, ...(await hints(method))]).toEqual([method, 60_000, 'private'])
  }
  expect(await hints('resources/read', { uri: 'shop://returns' })).toEqual([60_000, 'private'])
  expect(await hints('resources/read', { uri: 'shop://orders/A7' })).toEqual([0, 'private'])
})

test('a listener hears of changed lists and of changed content', async () => {
  const published = { slug: 'changing', baseUrl, tools: [{ name: 'same' }], prompts: [prompt()] }
  await publishConnector({ ...published, resources: [textResource(), file] })
  const client = await connectModern(at('changing'))
  const heard = vi.fn()
  client.setNotificationHandler('notifications/prompts/list_changed', () => heard('prompts'))
  client.setNotificationHandler('notifications/resources/list_changed', () => heard('resources'))
  client.setNotificationHandler('notifications/resources/updated', ({ params }) => heard(params.uri))
  const resourceSubscriptions = ['shop://returns', 'shop://logo']
  await client.listen({ promptsListChanged: true, resourcesListChanged: true, resourceSubscriptions })

  await publishConnector({ ...published, resources: [textResource({ text: 'Sixty days.' }), file] })

  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(3))
  expect(heard.mock.calls.flat().sort()).toEqual(['prompts', 'resources', 'shop://returns'])
})

test('a client before 2026-07-28 may subscribe, and hears nothing', async () => {
  const client = await connectFirst(at('shop'))
  await expect(
    client.request({ method: 'resources/subscribe', params: { uri: 'shop://returns' } }, EmptyResultSchema),
  ).resolves.toEqual({})
})

test('a long argument in many places is refused before it grows', async () => {
  const text = '{{tone}}'.repeat(2_000)
  const many = prompt({ name: 'many', messages: [{ content: { type: 'text', text } }] })
  await publishConnector({ slug: 'growing', baseUrl, tools: [{ name: 'same' }], prompts: [many] })
  const client = await connectModern(at('growing'))
  const grown = client.getPrompt({ name: 'many', arguments: { tone: 'x'.repeat(100_000) } })
  await expect(grown).rejects.toMatchObject({ code: -32602, message: expect.stringContaining('too long') })
})

describe('where people sign in', () => {
  let signed: LiveConnector

  beforeAll(async () => {
    const resources = [textResource(), templateResource()]
    const tools = [{ name: 'same' }]
    signed = await publishConnector({
      slug: 'signed',
      access: 'portal',
      baseUrl,
      tools,
      prompts: [prompt()],
      resources,
    })
  })

  test.each([
    ['prompts/get', { name: 'write_reply' }],
    ['resources/read', { uri: 'shop://returns' }],
    ['resources/read', { uri: 'shop://orders/A7' }],
  ])('%s needs the read scope', async (method, params) => {
    const ask = async (scopes: string[]) => {
      const request = new Request('https://portal.example/mcp/signed', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      })
      const caller = { userId: 'u1', clientId: 'c1', scopes, grantId: 'g1' }
      const response = await serveMcp(request, { live: signed, caller, origin: 'https://portal.example' })
      return [response.status, await response.text()]
    }
    expect(await ask(['other:read'])).toEqual([403, expect.stringContaining('signed:read')])
    expect(await ask(['signed:read'])).toEqual([200, expect.stringContaining('"result"')])
  })
})
