import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { saveCredential } from '@/lib/upstream'
import type { CredentialInput } from '@/lib/upstream/schema'
import { LOCAL_CLIENTS, spawnServer, startModern } from '../support/local-server'
import {
  type Asked,
  answers,
  asked,
  bundleOf,
  KEY,
  OWN,
  publishShop,
  type Shop,
  STORED,
  TOOLS,
} from '../support/local-shop'
import { publishConnector } from '../support/mcp-connector'

let shop: Shop
let folder: string

beforeAll(async () => {
  shop = await publishShop()
  folder = await bundleOf(shop.member, 'shop')
})

beforeEach(() => {
  asked.length = 0
})

describe.each(LOCAL_CLIENTS)('%s (%s)', (_, protocol, start) => {
  test('learns who answers, and that nothing will change', async () => {
    const client = await start({ folder })
    expect(client.getServerVersion()).toMatchObject({ name: 'shop', title: 'Shop', version: '1' })
    expect(client.getInstructions()).toBe('Amounts are in cents.')
    expect(client.getServerCapabilities()).toMatchObject({ logging: {}, tools: { listChanged: false } })
    if ('getNegotiatedProtocolVersion' in client) expect(client.getNegotiatedProtocolVersion()).toBe(protocol)
  })

  test('calls a tool with the key of the user', async () => {
    const client = await start({ folder, env: KEY })
    const { content, isError } = await client.callTool({ name: 'get_order', arguments: { id: 'A7' } })
    expect(isError).not.toBe(true)
    expect(JSON.stringify(content)).toContain('/orders/A7')
    expect(asked).toMatchObject([{ method: 'GET', url: '/orders/A7?lang=de', headers: { 'x-api-key': OWN } }])
  })

  test('is told of wrong arguments, and nothing is sent', async () => {
    const client = await start({ folder, env: KEY })
    const result = await client.callTool({ name: 'get_order', arguments: { id: 7 } }).catch((error: Error) => ({
      isError: true,
      content: error.message,
    }))
    expect(result.isError).toBe(true)
    expect(JSON.stringify(result.content)).toMatch(/must be string/)
    expect(asked).toEqual([])
  })

  test('lists tools without a key, and is told at the first call which setting is missing', async () => {
    const client = await start({ folder })
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(TOOLS.map(({ name }) => name))
    const { content, isError } = await client.callTool({ name: 'get_order', arguments: { id: 'A7' } })
    expect(isError).toBe(true)
    expect(JSON.stringify(content)).toMatch(
      /Shop needs the setting \\"API key\\", and it is not set.*Settings > Extensions > Shop.*\/plugin.*CONNECTOR_API_KEY/,
    )
    expect(asked).toEqual([])
  })

  test('gets prompts, with what the API has of a resource', async () => {
    const client = await start({ folder, env: KEY })
    expect((await client.listPrompts()).prompts.map(({ name }) => name)).toEqual(['write_reply', 'look'])
    const { messages } = await client.getPrompt({ name: 'write_reply', arguments: { tone: 'formal' } })
    expect(messages).toEqual([{ role: 'user', content: { type: 'text', text: 'Write a formal reply.' } }])
    const looked = await client.getPrompt({ name: 'look', arguments: { id: 'A7' } })
    expect(looked.messages[0]?.content).toMatchObject({ type: 'resource', resource: { uri: 'shop://orders/A7' } })
    expect(asked).toMatchObject([{ url: '/orders/A7', headers: { 'x-api-key': OWN } }])
  })

  test('reads resources: what the bundle holds, and what the API answers', async () => {
    const client = await start({ folder, env: KEY })
    expect((await client.listResources()).resources).toMatchObject([{ uri: 'shop://returns' }])
    const held = await client.readResource({ uri: 'shop://returns' })
    expect(held.contents).toEqual([{ uri: 'shop://returns', mimeType: 'text/plain', text: 'Thirty days.' }])
    const { contents } = await client.readResource({ uri: 'shop://orders/A7' })
    expect(JSON.stringify(contents)).toContain('/orders/A7')
    await expect(client.readResource({ uri: 'shop://nowhere/A7' })).rejects.toMatchObject({ code: expect.any(Number) })
  })

  test('is told what is missing where a resource needs the key', async () => {
    const client = await start({ folder })
    await expect(client.readResource({ uri: 'shop://orders/A7' })).rejects.toThrow(/needs the setting "API key"/)
  })
})

describe('a key', () => {
  test.each<[string, CredentialInput, Record<string, string>, Partial<Asked>]>([
    ['bearer', { kind: 'bearer', value: STORED }, KEY, { headers: { authorization: `Bearer ${OWN}` } }],
    [
      'header, with its prefix',
      {
        kind: 'user_key',
        place: 'header',
        name: 'Authorization',
        prefix: 'Token ',
        label: 'Acme key',
        help: '',
        link: '',
      },
      KEY,
      { headers: { authorization: `Token ${OWN}` } },
    ],
    ['query', { kind: 'query', name: 'key', value: STORED }, KEY, { url: `/me?key=${OWN}` }],
    [
      'basic',
      { kind: 'basic', name: 'publisher', value: STORED },
      { CONNECTOR_USER_NAME: 'zoë', CONNECTOR_PASSWORD: OWN },
      { headers: { authorization: `Basic ${Buffer.from(`zoë:${OWN}`).toString('base64')}` } },
    ],
    ['none', { kind: 'none' }, KEY, { url: '/me' }],
  ])('goes where the API wants it, and does not come back: %s', async (_, credential, env, expected) => {
    await publishConnector({ slug: 'keys', baseUrl: shop.baseUrl, tools: [{ name: 'me' }] })
    await saveCredential(shop.member, 'keys', credential)
    const client = await startModern({ folder: await bundleOf(shop.member, 'keys'), env })
    const { content, isError } = await client.callTool({ name: 'me', arguments: {} })
    expect(isError).not.toBe(true)
    expect(asked).toMatchObject([expected])
    expect(JSON.stringify(content)).not.toContain(OWN)
  })

  test.each([
    ['empty', { CONNECTOR_API_KEY: ' ' }, /is not set/],
    ['the placeholder as it is', { CONNECTOR_API_KEY: `\${user_config.api_key}` }, /is not set/],
    ['of two lines', { CONNECTOR_API_KEY: 'a\nb' }, /holds a character that no key has/],
    ['under a name of somebody else', { API_KEY: OWN }, /is not set/],
  ])('that is %s is not sent', async (_, env, sentence) => {
    const client = await startModern({ folder, env })
    const { content, isError } = await client.callTool({ name: 'count', arguments: {} })
    expect(isError).toBe(true)
    expect(JSON.stringify(content)).toMatch(sentence)
    expect(asked).toEqual([])
  })

  test('that the API refuses is told as the user who has to set another', async () => {
    const client = await startModern({ folder, env: KEY })
    const { content, isError } = await client.callTool({ name: 'refused', arguments: {} })
    expect(isError).toBe(true)
    expect(JSON.stringify(content)).toMatch(
      /answered 401.*does not take the key that is set for Shop.*CONNECTOR_API_KEY/,
    )
  })
})

test('goes to the hosts of the connector and to no other', async () => {
  const client = await startModern({ folder, env: KEY })
  expect((await client.callTool({ name: 'to-files', arguments: {} })).isError).not.toBe(true)
  expect(asked.map(({ url }) => url)).toEqual(['/to-files', '/file'])
  const { content } = await client.callTool({ name: 'away', arguments: {} })
  expect(JSON.stringify(content)).toContain('redirects to evil.example')
})

describe('the process', () => {
  const message = (method: string, params: object, id = 1) => JSON.stringify({ jsonrpc: '2.0', id, method, params })
  const initialize = message('initialize', {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'test', version: '1' },
  })

  /** Its exit code, once it has ended. */
  const endOf = (child: ReturnType<typeof spawnServer>) =>
    new Promise<number | null>((resolve) => child.once('close', resolve))

  test('ends with stdin, also while a call waits for the API', async () => {
    answers['/never'] = () => {}
    await publishConnector({ slug: 'never', baseUrl: shop.baseUrl, tools: [{ name: 'never' }] })
    const child = spawnServer({ folder: await bundleOf(shop.member, 'never') })
    const ended = endOf(child)
    child.stdin.write(`${initialize}\n${message('tools/call', { name: 'never', arguments: {} }, 2)}\n`)
    await vi.waitFor(() => expect(asked).toHaveLength(1), 5000)
    child.stdin.end()
    expect(await ended).toBe(0)
  })

  test('writes messages to stdout and whatever else it has to say to stderr', async () => {
    const child = spawnServer({ folder, env: KEY })
    const ended = endOf(child)
    const printed = { out: '', err: '' }
    child.stdout.on('data', (chunk) => (printed.out += chunk))
    child.stderr.on('data', (chunk) => (printed.err += chunk))
    child.stdin.write(`${initialize}\nno json\n{"jsonrpc":"2.0"}\n${message('tools/list', {}, 2)}\n`)
    await vi.waitFor(() => expect(printed.out.split('\n').length).toBeGreaterThan(2), 5000)
    child.stdin.end()
    expect(await ended).toBe(0)
    const lines = printed.out.trim().split('\n')
    expect(lines.map((line) => JSON.parse(line).id)).toEqual([1, 2])
    expect(printed.err).toMatch(/^shop: /)
  })

  test('says on stderr what it lacks where its release is not beside it', async () => {
    const broken = await bundleOf(shop.member, 'shop')
    rmSync(join(broken, 'server/release.json'))
    const child = spawnServer({ folder: broken })
    let printed = ''
    child.stderr.on('data', (chunk) => (printed += chunk))
    expect(await endOf(child)).toBe(1)
    expect(printed).toContain('release.json')
  })
})
