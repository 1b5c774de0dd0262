import { rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { buildBundle, loadBundleSource, readLocalServer, zipBundle } from '@/lib/bundles'
import type { Parameter } from '@/lib/connectors/schema'
import { db } from '@/lib/db'
import { getMembership } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { saveCredential } from '@/lib/upstream'
import type { CredentialInput } from '@/lib/upstream/schema'
import { LOCAL_CLIENTS, spawnServer, startModern, unpackBundle } from '../support/local-server'
import { connectModern } from '../support/mcp-clients'
import { publishConnector, type SomeTool } from '../support/mcp-connector'
import { listen, serveMcpRoute } from '../support/mcp-endpoint'
import { prompt, templateResource, textResource } from '../support/prompts'
import { bodyOf } from '../support/upstream-server'

const STORED = 'sk_of_the_publisher_4711'
const OWN = 'sk_of_the_user_0815'
const KEY = { CONNECTOR_API_KEY: OWN }

interface Asked {
  method: string | undefined
  url: string | undefined
  headers: Record<string, unknown>
  body: string
}

let at: (slug: string) => URL
let baseUrl: string
let other: string
let member: Member
let asked: Asked[] = []

function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

const answers: Record<string, (response: ServerResponse, request: IncomingMessage) => void> = {
  '/missing': (response) => sendJson(response, { message: 'No such order' }, 404),
  '/broken': (response) => sendJson(response, { error: 'Out of order' }, 503),
  '/refused': (response) => sendJson(response, { error: 'invalid key' }, 401),
  '/empty': (response) => void response.writeHead(204).end(),
  '/zipped': (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
    response.end(gzipSync('{"zipped":true}'))
  },
  '/damaged': (response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip'),
  '/image': (response) => void response.writeHead(200, { 'content-type': 'image/png' }).end('png'),
  '/hangs-up': (_, request) => void request.socket.destroy(),
  '/list': (response) => sendJson(response, { data: [1, 2] }),
  '/list?page=2': (response) => sendJson(response, { data: [3] }),
  '/list?page=3': (response) => sendJson(response, { data: [] }),
  '/links': (response) => {
    response.setHeader('link', '</links-2>; rel="next"')
    sendJson(response, [1])
  },
  '/links-2': (response) => sendJson(response, [2]),
  '/jobs': (response) => sendJson(response, { id: 'J1', state: 'running' }, 202),
  '/jobs/J1': (response) => sendJson(response, { id: 'J1', state: 'done' }),
  '/count': (response) => sendJson(response, { count: 7 }),
  '/moved': (response) => void response.writeHead(302, { location: '/count' }).end(),
  '/away': (response) => void response.writeHead(302, { location: 'https://evil.example/' }).end(),
  '/to-files': (response) => void response.writeHead(307, { location: `${other}/file` }).end(),
  '/steps': (response) => {
    const event = (name: string, data: unknown) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(event('progress', { progress: 1, total: 2 }))
    // The clients drop a note that comes in one piece with the result.
    setTimeout(() => response.end(event('result', { content: [{ type: 'text', text: 'done' }] })), 50)
  },
}

async function answerAsTold(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url, headers } = request
  const { host: _, connection: __, ...sent } = headers
  asked.push({ method, url, headers: sent, body: await bodyOf(request) })
  const answer = answers[url ?? ''] ?? ((told) => sendJson(told, { url, headers: sent, body: asked.at(-1)?.body }))
  answer(response, request)
}

const inBody = (name: string): Parameter => ({ name, in: 'body', required: false, description: '', schema: {} })

const TOOLS: SomeTool[] = [
  ...Object.keys(answers)
    .filter((path) => /^\/[a-z-]+$/.test(path) && !['/list', '/links', '/jobs', '/count'].includes(path))
    .map((path) => ({ name: path.slice(1), path })),
  {
    name: 'get_order',
    path: '/orders/{id}',
    aliases: ['read_order'],
    parameters: [
      { name: 'id', in: 'path', required: true, description: '', schema: { type: 'string', minLength: 2 } },
      { name: 'tags', in: 'query', required: false, description: '', schema: { type: 'array' } },
      { name: 'X-Trace', in: 'header', required: false, description: '', schema: { type: 'string' } },
    ],
    constants: [{ in: 'query', name: 'lang', value: 'de' }],
  },
  { name: 'add', method: 'POST', path: '/orders', parameters: [inBody('text'), inBody('amount')] },
  { name: 'remove', method: 'DELETE', path: '/orders', parameters: [inBody('why')] },
  { name: 'ping', method: 'POST', path: '/ping' },
  {
    name: 'search',
    method: 'POST',
    path: '/search',
    parameters: [inBody('term')],
    bodyTemplate: { query: { text: '{{arguments.term}}' }, source: 'claude' },
  },
  { name: 'upload', method: 'POST', path: '/upload', bodyEncoding: 'multipart', parameters: [inBody('note')] },
  { name: 'list', pagination: { kind: 'page', parameter: 'page', first: 1, items: 'data', pages: 5 } },
  { name: 'links', pagination: { kind: 'link', pages: 5 } },
  {
    name: 'jobs',
    method: 'POST',
    polling: { path: '/jobs/{{answer.id}}', done: "state == 'done'", everySeconds: 1, forSeconds: 10 },
  },
  { name: 'count', outputSchema: { type: 'object', properties: { count: { type: 'integer' } }, required: ['count'] } },
  { name: 'count_wrong', path: '/count', outputSchema: { type: 'object', required: ['sum'] } },
  { name: 'picked', path: '/list', result: { expression: 'data[0]' } },
  { name: 'who', constants: [{ in: 'query', name: 'user', value: '{{user.id}}' }] },
]

async function makeMember(partnerId: string): Promise<Member> {
  const user = await db().user.create({ data: { email: 'olga@example.com', name: 'Olga' } })
  await db().member.create({ data: { partnerId, userId: user.id, role: 'owner' } })
  return getMembership(user.id, 'acme')
}

async function bundleOf(slug: string): Promise<string> {
  const bundle = buildBundle(await loadBundleSource(member, slug), await readLocalServer())
  return unpackBundle(zipBundle(bundle))
}

let shop: string

beforeAll(async () => {
  const serve = () => listen(createServer((request, response) => void answerAsTold(request, response)))
  baseUrl = await serve()
  other = await serve()
  at = await serveMcpRoute()
  const { id, partnerId } = await publishConnector({
    slug: 'shop',
    name: 'Shop',
    baseUrl,
    instructions: 'Amounts are in cents.',
    tools: TOOLS,
    prompts: [
      prompt(),
      prompt({
        name: 'look',
        messages: [{ content: { type: 'resource', uri: 'shop://orders/{{id}}' } }],
        arguments: [{ name: 'id', required: true }],
      }),
    ],
    resources: [textResource(), templateResource()],
  })
  await db().connector.update({ where: { id }, data: { upstreamHosts: [new URL(other).host] } })
  member = await makeMember(partnerId)
  await saveCredential(member, 'shop', { kind: 'header', name: 'X-Api-Key', value: STORED })
  shop = await bundleOf('shop')
})

beforeEach(() => {
  asked = []
})

describe.each(LOCAL_CLIENTS)('%s (%s)', (_, protocol, start) => {
  test('learns who answers, and that nothing will change', async () => {
    const client = await start({ folder: shop })
    expect(client.getServerVersion()).toMatchObject({ name: 'shop', title: 'Shop', version: '1' })
    expect(client.getInstructions()).toBe('Amounts are in cents.')
    expect(client.getServerCapabilities()).toMatchObject({ logging: {}, tools: { listChanged: false } })
    if ('getNegotiatedProtocolVersion' in client) expect(client.getNegotiatedProtocolVersion()).toBe(protocol)
  })

  test('calls a tool with the key of the user', async () => {
    const client = await start({ folder: shop, env: KEY })
    const { content, isError } = await client.callTool({ name: 'get_order', arguments: { id: 'A7' } })
    expect(isError).not.toBe(true)
    expect(JSON.stringify(content)).toContain('/orders/A7')
    expect(asked).toMatchObject([{ method: 'GET', url: '/orders/A7?lang=de', headers: { 'x-api-key': OWN } }])
  })

  test('is told of wrong arguments, and nothing is sent', async () => {
    const client = await start({ folder: shop, env: KEY })
    const result = await client.callTool({ name: 'get_order', arguments: { id: 7 } }).catch((error: Error) => ({
      isError: true,
      content: error.message,
    }))
    expect(result.isError).toBe(true)
    expect(JSON.stringify(result.content)).toMatch(/must be string/)
    expect(asked).toEqual([])
  })

  test('lists tools without a key, and is told at the first call which setting is missing', async () => {
    const client = await start({ folder: shop })
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(TOOLS.map(({ name }) => name))
    const { content, isError } = await client.callTool({ name: 'get_order', arguments: { id: 'A7' } })
    expect(isError).toBe(true)
    expect(JSON.stringify(content)).toMatch(
      /Shop needs the setting \\"API key\\", and it is not set.*Settings > Extensions > Shop.*\/plugin.*CONNECTOR_API_KEY/,
    )
    expect(asked).toEqual([])
  })

  test('gets prompts, with what the API has of a resource', async () => {
    const client = await start({ folder: shop, env: KEY })
    expect((await client.listPrompts()).prompts.map(({ name }) => name)).toEqual(['write_reply', 'look'])
    const { messages } = await client.getPrompt({ name: 'write_reply', arguments: { tone: 'formal' } })
    expect(messages).toEqual([{ role: 'user', content: { type: 'text', text: 'Write a formal reply.' } }])
    const looked = await client.getPrompt({ name: 'look', arguments: { id: 'A7' } })
    expect(looked.messages[0]?.content).toMatchObject({ type: 'resource', resource: { uri: 'shop://orders/A7' } })
    expect(asked).toMatchObject([{ url: '/orders/A7', headers: { 'x-api-key': OWN } }])
  })

  test('reads resources: what the bundle holds, and what the API answers', async () => {
    const client = await start({ folder: shop, env: KEY })
    expect((await client.listResources()).resources).toMatchObject([{ uri: 'shop://returns' }])
    const held = await client.readResource({ uri: 'shop://returns' })
    expect(held.contents).toEqual([{ uri: 'shop://returns', mimeType: 'text/plain', text: 'Thirty days.' }])
    const { contents } = await client.readResource({ uri: 'shop://orders/A7' })
    expect(JSON.stringify(contents)).toContain('/orders/A7')
    await expect(client.readResource({ uri: 'shop://nowhere/A7' })).rejects.toMatchObject({ code: expect.any(Number) })
  })

  test('is told what is missing where a resource needs the key', async () => {
    const client = await start({ folder: shop })
    await expect(client.readResource({ uri: 'shop://orders/A7' })).rejects.toThrow(/needs the setting "API key"/)
  })
})

describe('the hosted endpoint and the local server', () => {
  let local: Awaited<ReturnType<typeof startModern>>

  beforeAll(async () => {
    await saveCredential(member, 'shop', { kind: 'header', name: 'X-Api-Key', value: OWN })
    local = await startModern({ folder: shop, env: KEY }, undefined, afterAll)
  })

  const calls: [tool: string, args?: Record<string, unknown>][] = [
    ...TOOLS.filter(({ name }) => !['get_order', 'refused'].includes(name)).map(({ name }): [string] => [name]),
    ['get_order', { id: 'Ä/7', tags: ['a b', 'c'], 'X-Trace': 't1' }],
    ['read_order', { id: 'A7' }],
    ['get_order', { id: '..' }],
    ['get_order', { id: 'A' }],
    ['get_order', { id: 'A7', more: 1 }],
    ['add', { text: 'Zoë', amount: 3 }],
    ['remove', { why: 'twice' }],
    ['search', { term: 'mug' }],
    ['upload', { note: 'hello' }],
    ['no_such_tool'],
  ]

  test.each(calls)('answer the same, after the same requests: %s %j', async (name, args = {}) => {
    const call = async (client: typeof local) => {
      asked = []
      const result = await client.callTool({ name, arguments: args }).catch(({ code, message }) => ({ code, message }))
      return { result, asked }
    }
    expect(await call(local)).toEqual(await call(await connectModern(at('shop'))))
  })

  test('list the same', async () => {
    const hosted = await connectModern(at('shop'))
    expect((await local.listTools()).tools).toEqual((await hosted.listTools()).tools)
    expect((await local.listPrompts()).prompts).toEqual((await hosted.listPrompts()).prompts)
    expect((await local.listResources()).resources).toEqual((await hosted.listResources()).resources)
    expect((await local.listResourceTemplates()).resourceTemplates).toEqual(
      (await hosted.listResourceTemplates()).resourceTemplates,
    )
    const completion = {
      ref: { type: 'ref/prompt' as const, name: 'write_reply' },
      argument: { name: 'tone', value: 'f' },
    }
    expect((await local.complete(completion)).completion).toEqual((await hosted.complete(completion)).completion)
  })

  test('pass on what the API says while it works', async () => {
    const onprogress = vi.fn()
    await local.callTool({ name: 'steps', arguments: {} }, { onprogress })
    expect(onprogress).toHaveBeenCalledWith(expect.objectContaining({ progress: 1, total: 2 }))
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
    await publishConnector({ slug: 'keys', baseUrl, tools: [{ name: 'me' }] })
    await saveCredential(member, 'keys', credential)
    const client = await startModern({ folder: await bundleOf('keys'), env })
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
    const client = await startModern({ folder: shop, env })
    const { content, isError } = await client.callTool({ name: 'count', arguments: {} })
    expect(isError).toBe(true)
    expect(JSON.stringify(content)).toMatch(sentence)
    expect(asked).toEqual([])
  })

  test('that the API refuses is told as the user who has to set another', async () => {
    const client = await startModern({ folder: shop, env: KEY })
    const { content, isError } = await client.callTool({ name: 'refused', arguments: {} })
    expect(isError).toBe(true)
    expect(JSON.stringify(content)).toMatch(
      /answered 401.*does not take the key that is set for Shop.*CONNECTOR_API_KEY/,
    )
  })
})

test('goes to the hosts of the connector and to no other', async () => {
  const client = await startModern({ folder: shop, env: KEY })
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
    await publishConnector({ slug: 'never', baseUrl, tools: [{ name: 'never' }] })
    const child = spawnServer({ folder: await bundleOf('never') })
    const ended = endOf(child)
    child.stdin.write(`${initialize}\n${message('tools/call', { name: 'never', arguments: {} }, 2)}\n`)
    await vi.waitFor(() => expect(asked).toHaveLength(1), 5000)
    child.stdin.end()
    expect(await ended).toBe(0)
  })

  test('writes messages to stdout and whatever else it has to say to stderr', async () => {
    const child = spawnServer({ folder: shop, env: KEY })
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
    const folder = await bundleOf('shop')
    rmSync(join(folder, 'server/release.json'))
    const child = spawnServer({ folder })
    let printed = ''
    child.stderr.on('data', (chunk) => (printed += chunk))
    expect(await endOf(child)).toBe(1)
    expect(printed).toContain('release.json')
  })
})

describe('a bundle', () => {
  test('is the same bytes each time, and holds nothing of the stored credential', async () => {
    await saveCredential(member, 'shop', { kind: 'basic', name: 'publisher-account', value: STORED })
    const build = async () => buildBundle(await loadBundleSource(member, 'shop'), await readLocalServer())
    const bundle = await build()
    expect(zipBundle(await build())).toEqual(zipBundle(bundle))
    const bytes = bundle.files.map(({ content }) => Buffer.from(content as string).toString('latin1')).join('\n')
    const basic = Buffer.from(`publisher-account:${STORED}`).toString('base64')
    for (const planted of [STORED, Buffer.from(STORED).toString('base64'), basic, 'publisher-account', OWN]) {
      expect(bytes.includes(planted)).toBe(false)
    }
  })

  test('is made of what is served: the address of the environment, and the last release', async () => {
    const { id } = await db().connector.findUniqueOrThrow({ where: { slug: 'shop' } })
    await db().credential.updateMany({ where: { connectorId: id }, data: { baseUrl: other } })
    const source = await loadBundleSource(member, 'shop')
    expect(source).toMatchObject({ baseUrl: other, partnerName: 'Acme', release: 1, hosts: [new URL(other).host] })
  })

  test('is refused where there is nothing published, and to a member of another partner', async () => {
    const { id } = await db().connector.findUniqueOrThrow({ where: { slug: 'keys' } })
    await db().connector.update({ where: { id }, data: { liveReleaseId: null, slug: 'unpublished' } })
    await expect(loadBundleSource(member, 'unpublished')).rejects.toMatchObject({ code: 'conflict' })
    const rival = await db().partner.create({ data: { slug: 'rival', name: 'Rival' } })
    const stranger = { ...member, partnerId: rival.id }
    await expect(loadBundleSource(stranger, 'shop')).rejects.toMatchObject({ code: 'not_found' })
  })

  test.each<[string, CredentialInput | null]>([
    [
      'client credentials',
      {
        kind: 'client_credentials',
        name: 'id',
        value: STORED,
        tokenUrl: 'https://acme.example/token',
        scopes: '',
        audience: '',
        resource: '',
        authMethod: 'client_secret_basic',
      },
    ],
    ["a sign-in at the partner's own server", null],
  ])('is refused for %s', async (_, credential) => {
    const access = credential ? 'open' : 'partner'
    await publishConnector({ slug: 'oauth', baseUrl, tools: [{ name: 'me' }], access })
    if (credential) await saveCredential(member, 'oauth', credential)
    await expect(loadBundleSource(member, 'oauth')).rejects.toMatchObject({ code: 'conflict' })
  })
})
