import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { connectFirst, connectModern, postModern } from '@/test/support/mcp-clients'
import { publishConnector } from '@/test/support/mcp-connector'
import { listen, serveMcpRoute } from '@/test/support/mcp-endpoint'

const QUESTION = {
  name: {
    method: 'elicitation/create',
    params: { message: 'Who?', requestedSchema: { type: 'object', properties: {} } },
  },
}
let at: (slug: string) => URL
let baseUrl: string
let asked: IncomingMessage[] = []
const hungUp = vi.fn()

function sendJson(response: ServerResponse, value: unknown, type = 'application/json'): void {
  response.writeHead(200, { 'content-type': type }).end(JSON.stringify(value))
}

const answers: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/never': (_, response) => void response.on('close', hungUp),
  '/count': (_, response) => sendJson(response, { count: 7 }),
  '/list': (_, response) => sendJson(response, { data: [1] }),
  '/list?page=2': (_, response) => sendJson(response, { data: [2] }),
  '/list?page=3': (_, response) => sendJson(response, { data: [] }),
  '/ask': (request, response) => {
    const responses = request.headers['mcp-input-responses']
    const value = responses
      ? { content: [{ type: 'text', text: `${request.headers['mcp-request-state']} ${responses}` }] }
      : { resultType: 'input_required', inputRequests: QUESTION, requestState: 'step-1 ✓' }
    sendJson(response, value, 'application/vnd.mcp+json')
  },
  '/steps': (_, response) => {
    const event = (name: string, data: unknown) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(event('progress', { progress: 1, total: 2 }) + event('log', { level: 'loud', data: 'half way' }))
    response.end(
      event('progress', { progress: 2, total: 2 }) + event('result', { content: [{ type: 'text', text: 'done' }] }),
    )
  },
}

beforeAll(async () => {
  baseUrl = await listen(
    createServer((request, response) => {
      asked.push(request)
      const answer = answers[request.url ?? ''] ?? ((_, other) => sendJson(other, { path: request.url }))
      answer(request, response)
    }),
  )
  at = await serveMcpRoute()
  await publishConnector({
    slug: 'calls',
    baseUrl,
    tools: [
      { name: 'never' },
      { name: 'steps' },
      { name: 'ask' },
      { name: 'list', pagination: { kind: 'page', parameter: 'page', first: 1, items: 'data', pages: 5 } },
      { name: 'who', constants: [{ in: 'query', name: 'user', value: '{{user.id}}' }] },
      { name: 'ask_too', path: '/ask' },
      {
        name: 'count',
        outputSchema: { type: 'object', properties: { count: { type: 'integer' } }, required: ['count'] },
      },
      { name: 'count_wrong', path: '/count', outputSchema: { type: 'object', required: ['sum'] } },
    ],
  })
  await publishConnector({ slug: 'elsewhere', baseUrl, tools: [{ name: 'ask' }] })
})

beforeEach(() => {
  asked = []
  hungUp.mockClear()
})

describe('schemas', () => {
  test('of two connectors with the same $id are each its own', async () => {
    const $id = 'https://acme.test/arguments'
    const open = { $id, type: 'object', properties: { q: { type: 'string' } } }
    await publishConnector({ slug: 'lenient', baseUrl, tools: [{ name: 'find', inputSchema: open }] })
    await publishConnector({
      slug: 'strict',
      baseUrl,
      tools: [{ name: 'find', inputSchema: { ...open, required: ['q'] } }],
    })

    for (const [slug, refused] of [
      ['lenient', false],
      ['strict', true],
    ] as const) {
      const client = await connectModern(at(slug))
      const result = await client.callTool({ name: 'find', arguments: {} })
      expect(result.isError ?? false).toBe(refused)
    }
    expect(asked).toHaveLength(1)
  })

  test('of the next release apply to the next call', async () => {
    const tool = { name: 'find', inputSchema: { type: 'object', properties: { q: { type: 'string' } } } }
    await publishConnector({ slug: 'stricter', baseUrl, tools: [tool] })
    const client = await connectFirst(at('stricter'))
    expect((await client.callTool({ name: 'find', arguments: {} })).isError).toBeFalsy()

    await publishConnector({
      slug: 'stricter',
      baseUrl,
      tools: [{ ...tool, inputSchema: { ...tool.inputSchema, required: ['q'] } }],
    })

    expect((await client.callTool({ name: 'find', arguments: {} })).isError).toBe(true)
  })

  test('for the answer give structuredContent, and refuse an answer that breaks them', async () => {
    const client = await connectModern(at('calls'))

    expect((await client.callTool({ name: 'count' })).structuredContent).toEqual({ count: 7 })
    expect((await client.callTool({ name: 'count_wrong' })).isError).toBe(true)
  })
})

describe('while a call runs', () => {
  test('hanging up ends the request to the API', async () => {
    const hangUp = new AbortController()
    const call = postModern(at('calls'), 'tools/call', { name: 'never', arguments: {} }, { signal: hangUp.signal })
    await vi.waitFor(() => expect(asked).toHaveLength(1))

    hangUp.abort()

    await expect(call).rejects.toThrow()
    await vi.waitFor(() => expect(hungUp).toHaveBeenCalledOnce())
  })

  test('a client that cancels ends the request to the API', async () => {
    const client = await connectModern(at('calls'))
    const cancel = new AbortController()
    const call = client.callTool({ name: 'never' }, { signal: cancel.signal })
    await vi.waitFor(() => expect(asked).toHaveLength(1))

    cancel.abort()

    await expect(call).rejects.toThrow()
    await vi.waitFor(() => expect(hungUp).toHaveBeenCalledOnce())
  })

  test('the client hears of progress in order, before the result', async () => {
    const [first, modern] = [await connectFirst(at('calls')), await connectModern(at('calls'))]
    const heard = vi.fn()
    const options = { onprogress: heard }

    const results = [
      await first.callTool({ name: 'steps' }, undefined, options),
      await modern.callTool({ name: 'steps' }, options),
    ]

    for (const result of results) expect(JSON.stringify(result.content)).toContain('done')
    const [one, two] = [[{ progress: 1, total: 2 }], [{ progress: 2, total: 2 }]]
    expect(heard.mock.calls).toEqual([one, two, one, two])
  })

  test('the client hears which page is read, and gets one list', async () => {
    const [first, modern] = [await connectFirst(at('calls')), await connectModern(at('calls'))]
    const heard = vi.fn()
    const options = { onprogress: heard }

    const results = [
      await first.callTool({ name: 'list' }, undefined, options),
      await modern.callTool({ name: 'list' }, options),
    ]

    for (const { content } of results) expect(content).toEqual([{ type: 'text', text: '{"data":[1,2]}' }])
    const [one, two] = [2, 3].map((page) => [{ progress: page - 1, total: 5, message: `Page ${page} of at most 5` }])
    expect(heard.mock.calls).toEqual([one, two, one, two])
  })

  test('a call that needs to know who asks is refused at an open connector, and nothing is sent', async () => {
    const result = await (await connectModern(at('calls'))).callTool({ name: 'who' })
    expect(result.isError).toBe(true)
    expect(JSON.stringify(result.content)).toMatch(/Nothing was sent.*publisher must ask for sign-in/)
    expect(asked).toEqual([])
  })

  test('the log reaches a client that asked for it, and no other', async () => {
    const meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientCapabilities': {},
    }
    const call = { name: 'steps', arguments: {} }
    const silent = await postModern(at('calls'), 'tools/call', { ...call, _meta: meta })
    const wordy = await postModern(at('calls'), 'tools/call', {
      ...call,
      _meta: { ...meta, 'io.modelcontextprotocol/logLevel': 'debug' },
    })

    expect(await silent.text()).not.toContain('half way')
    expect(await wordy.text()).toContain('"level":"info","data":"half way"')
  })
})

describe('an API that asks back (MCP 2026-07-28, basic/patterns/mrtr)', () => {
  const call = { name: 'ask', arguments: {} }

  async function firstAnswer(): Promise<string> {
    const { result } = await (await postModern(at('calls'), 'tools/call', call)).json()
    expect(result).toMatchObject({ resultType: 'input_required', inputRequests: QUESTION })
    return result.requestState
  }

  function retry(slug: string, name: string, requestState: string): Promise<Response> {
    const inputResponses = { name: { action: 'accept', content: { name: 'Zoë' } } }
    return postModern(at(slug), 'tools/call', { name, arguments: {}, inputResponses, requestState })
  }

  test('gets the answers and its own state with the next call', async () => {
    const requestState = await firstAnswer()

    const { result } = await (await retry('calls', 'ask', requestState)).json()

    const headers = asked.at(-1)?.headers ?? {}
    expect(JSON.parse(String(headers['mcp-request-state']))).toBe('step-1 ✓')
    expect(JSON.parse(String(headers['mcp-input-responses']))).toEqual({
      name: { action: 'accept', content: { name: 'Zoë' } },
    })
    expect(result).toMatchObject({ resultType: 'complete' })
  })

  test.each([
    ['changed', 'calls', 'ask', (state: string) => `${state.slice(0, -2)}xx`],
    ['made up', 'calls', 'ask', () => 'step-1 ✓'],
    ['of another tool', 'calls', 'ask_too', (state: string) => state],
    ['of another connector', 'elsewhere', 'ask', (state: string) => state],
  ])('is not called with a state that is %s', async (_, slug, name, change) => {
    const requestState = change(await firstAnswer())

    const response = await retry(slug, name, requestState)

    expect(await response.json()).toMatchObject({ error: { code: -32602, data: { reason: 'invalid_request_state' } } })
    expect(asked).toHaveLength(1)
  })

  test('is told to a client that cannot answer: what it lacks', async () => {
    const _meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientCapabilities': { sampling: {} },
    }

    const response = await postModern(at('calls'), 'tools/call', { ...call, _meta })

    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      error: { code: -32021, data: { requiredCapabilities: { elicitation: {} } } },
    })
  })

  test('is a failed result for a client of 2025', async () => {
    const result = await (await connectFirst(at('calls'))).callTool(call)

    expect(result.isError).toBe(true)
    expect(JSON.stringify(result.content)).toContain('2026-07-28')
  })
})
