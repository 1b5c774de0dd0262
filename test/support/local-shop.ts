import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { buildBundle, loadBundleSource, readLocalServer, zipBundle } from '@/lib/bundles'
import type { Parameter } from '@/lib/connectors/schema'
import { db } from '@/lib/db'
import { getMembership } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { saveCredential } from '@/lib/upstream'
import { unpackBundle } from './local-server'
import { publishConnector, type SomeTool } from './mcp-connector'
import { listen } from './mcp-endpoint'
import { prompt, templateResource, textResource } from './prompts'
import { bodyOf } from './upstream-server'

/** What the publisher has stored. */
export const STORED = 'sk_of_the_publisher_4711'
/** What the user has. */
export const OWN = 'sk_of_the_user_0815'
export const KEY = { CONNECTOR_API_KEY: OWN }

/** A request as the API got it, but for what belongs to the connection. */
export interface Asked {
  method: string | undefined
  url: string | undefined
  headers: Record<string, unknown>
  body: string
}

/** What the API was asked since it was last emptied. */
export const asked: Asked[] = []

let other = ''

function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

export const answers: Record<string, (response: ServerResponse, request: IncomingMessage) => void> = {
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

export const TOOLS: SomeTool[] = [
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

/** The bundle of a connector, unpacked. */
export async function bundleOf(member: Member, slug: string): Promise<string> {
  const bundle = buildBundle(await loadBundleSource(member, slug), await readLocalServer())
  return unpackBundle(zipBundle(bundle))
}

export interface Shop {
  baseUrl: string
  /** The origin of a host that calls may go on to. */
  other: string
  member: Member
}

/** Publishes the connector `shop` over an API of this machine that takes a key in a header, and gives its owner. */
export async function publishShop(): Promise<Shop> {
  const serve = () => listen(createServer((request, response) => void answerAsTold(request, response)))
  const baseUrl = await serve()
  other = await serve()
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
  const member = await makeMember(partnerId)
  await saveCredential(member, 'shop', { kind: 'header', name: 'X-Api-Key', value: STORED })
  return { baseUrl, other, member }
}
