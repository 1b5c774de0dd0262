import { afterAll, describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '@/lib/connectors/schema'
import { expectedErrors } from '../support/fail-on-console-error'
import { empty, tool } from '../support/tools'
import { serveUpstream } from '../support/upstream-server'

process.env.ALLOW_PRIVATE_UPSTREAMS = 'true'
const { callTool } = await import('@/lib/upstream')
const { flushToolCalls } = await import('@/lib/activity')
const { db } = await import('@/lib/db')

afterAll(flushToolCalls)

function live(baseUrl: string, id = 'c1') {
  const snapshot = { name: 'Shop', description: 'A shop', baseUrl, ...empty }
  return { id, partnerId: 'p1', slug: 'shop', access: 'open' as const, ...DEFAULT_SETTINGS, release: 3, snapshot }
}

const args = { id: 'A7' }

async function recorded(connectorId: string) {
  await flushToolCalls()
  return db().toolCall.findMany({ where: { connectorId } })
}

test('calls the API and gives its JSON', async () => {
  const baseUrl = await serveUpstream((request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ path: request.url }))
  })
  const result = await callTool({ live: live(baseUrl), tool: tool(), args, caller: null })
  expect(result).toEqual({ content: [{ type: 'text', text: '{"path":"/orders/A7"}' }] })
})

describe('records each call, without its arguments', () => {
  test.each([
    ['ok', 200, 'ok'],
    ['tool-error', 404, 'tool_error'],
    ['broken', 500, 'tool_error'],
  ])('%s', async (id, status, outcome) => {
    const baseUrl = await serveUpstream((_, response) => response.writeHead(status).end('{}'))
    const caller = { userId: 'u1', clientId: 'k1' }
    await callTool({ live: live(baseUrl, id), tool: tool(), args: { id: 'secret-id' }, caller })
    const calls = await recorded(id)
    const expected = { tool: 'get_order', release: 3, outcome, status, userId: 'u1', clientId: 'k1' }
    expect(calls).toMatchObject([expected])
    expect(calls[0]?.resultChars).toBeGreaterThan(0)
    expect(JSON.stringify(calls)).not.toContain('secret-id')
  })

  test('refused, unreachable and cancelled ones too', async () => {
    await callTool({ live: live('http://127.0.0.1:1', 'odd'), tool: tool(), args: { id: '..' }, caller: null })
    await callTool({ live: live('http://127.0.0.1:1', 'odd'), tool: tool(), args, caller: null })
    const signal = AbortSignal.abort()
    await callTool({ live: live('http://127.0.0.1:1', 'odd'), tool: tool(), args, caller: null, signal })
    const outcomes = (await recorded('odd')).map((call) => call.outcome)
    expect(outcomes.sort()).toEqual(['refused', 'refused', 'upstream_error'])
  })
})

test('a bug is one plain sentence, and logged under its id', async () => {
  expectedErrors.push(/^tool call [0-9a-f-]{36} failed/)
  const result = await callTool({ live: live('this is no address'), tool: tool(), args, caller: null })
  expect(result).toMatchObject({ isError: true })
  expect(JSON.stringify(result)).toMatch(/finds it as [0-9a-f-]{36}/)
  expect(JSON.stringify(result)).not.toContain('this is no address')
})

test('a slow API is told so', async () => {
  const baseUrl = await serveUpstream(() => {})
  const result = await callTool({ live: live(baseUrl), tool: tool(), args, caller: null, send: { timeoutMs: 100 } })
  expect(JSON.stringify(result)).toContain('did not answer within 100 ms')
})

test('sends nothing of the caller upstream', async () => {
  let headers: object = {}
  const baseUrl = await serveUpstream((request, response) => {
    headers = request.headers
    response.end('ok')
  })
  await callTool({ live: live(baseUrl), tool: tool(), args, caller: { userId: 'user-1', clientId: 'client-1' } })
  expect(Object.keys(headers).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent'])
  expect(JSON.stringify(headers)).not.toMatch(/user-1|client-1/)
})

describe('an event stream', () => {
  const RESULT = { content: [{ type: 'text', text: 'done' }] }
  const event = (name: string, value: unknown) => `event: ${name}\ndata: ${JSON.stringify(value)}\n\n`

  test('passes progress and logs on as they come, and ends at the result', async () => {
    let closed = false
    const baseUrl = await serveUpstream((_, response) => {
      response.on('close', () => {
        closed = true
      })
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(event('progress', { progress: 1, total: 2, message: 'half' }))
      response.write(event('log', { level: 'warning', data: { slow: true } }).slice(0, 20))
      setTimeout(() => response.write(event('log', { level: 'warning', data: { slow: true } }).slice(20)), 20)
      setTimeout(() => response.write(`event: progress\ndata: nonsense\n\n${event('result', RESULT)}`), 40)
    })
    const notes: unknown[] = []
    const note = (one: unknown) => notes.push(one)
    const result = await callTool({
      live: live(baseUrl),
      tool: tool(),
      args,
      caller: null,
      onProgress: note,
      onLog: note,
    })
    expect(result).toEqual(RESULT)
    expect(notes).toEqual([
      { progress: 1, total: 2, message: 'half' },
      { level: 'warning', data: { slow: true } },
    ])
    await expect.poll(() => closed).toBe(true)
  })
})

test('a question of an API of its own media type passes', async () => {
  const question = { resultType: 'input_required', inputRequests: { a: { method: 'roots/list' } }, requestState: 's' }
  const baseUrl = await serveUpstream((_, response) => {
    response.setHeader('content-type', 'application/vnd.mcp+json').end(JSON.stringify(question))
  })
  expect(await callTool({ live: live(baseUrl), tool: tool(), args, caller: null })).toEqual(question)
})
