import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { Agent, buildConnector, fetch } from 'undici'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { GET as metadata } from '@/app/.well-known/oauth-protected-resource/mcp/route'
import { POST as portalEndpoint } from '@/app/mcp/[slug]/route'
import { GET as iconOf } from '@/app/mcp/icons/[file]/route'
import { POST as endpoint } from '@/app/mcp/route'
import { addIcon, createTool, getConnector, iconFileName, publishRelease, toIcon } from '@/lib/connectors'
import { db } from '@/lib/db'
import { findDomain, type Lookup, mayHaveCertificate, recheckDomains, verifyDomain } from '@/lib/domains'
import { guardedFetch } from '@/lib/network'
import type { Member } from '@/lib/partners/schema'
import { callApi, tokenOf } from '@/test/support/api-client'
import { connect, refresh } from '@/test/support/oauth-client'
import { newUser, publishConnector } from '@/test/support/oauth-connectors'
import { newMember } from '@/test/support/people'
import { tool } from '@/test/support/tools'
import { type DnsServer, startDnsServer } from '@/test/support/txt-server'
import { serveTls } from '@/test/support/upstream-server'

vi.mock('@/app/_web/session', async () => (await import('@/test/support/oauth-session')).portalSession())

const DAY = 86_400_000
const dns: DnsServer = await startDnsServer()
process.env.DNS_SERVERS = dns.address
afterAll(() => dns.stop())

const identity = {
  cert: readFileSync('test/support/tls/self-signed-cert.pem', 'utf8'),
  key: readFileSync('test/support/tls/self-signed-key.pem', 'utf8'),
}
let acme: Member
let rival: Member
let token: string
let rivalToken: string
let userId: string
let answerFile: (request: IncomingMessage, response: ServerResponse) => void
let filePort: number

/** The file's server is on this machine; everything but the way there is as it would be. */
const fetchHere: typeof guardedFetch = (url, init) => {
  const dial = buildConnector({ rejectUnauthorized: false })
  const dispatcher = new Agent({
    connect: (options, callback) => dial({ ...options, hostname: '127.0.0.1', port: String(filePort) }, callback),
  })
  return fetch(url, { ...init, redirect: 'error', dispatcher })
}
const noFile: Lookup = { fetch: async () => Promise.reject(Object.assign(new Error('down'), { code: 'ECONNREFUSED' })) }
const noRecord: Lookup = {
  resolveTxt: async () => Promise.reject(Object.assign(new Error('none'), { code: 'ENOTFOUND' })),
  fetch: fetchHere,
}

beforeAll(async () => {
  await publishConnector('orders')
  await publishConnector('catalog')
  acme = await newMember('Acme')
  rival = await newMember('Rival')
  await db().connector.update({ where: { slug: 'orders' }, data: { partnerId: acme.partnerId } })
  await db().connector.update({ where: { slug: 'catalog' }, data: { partnerId: rival.partnerId } })
  token = await tokenOf(acme)
  rivalToken = await tokenOf(rival)
  userId = await newUser('ada@example.com')
  const origin = await serveTls((request, response) => answerFile(request, response), identity)
  filePort = Number(new URL(origin).port)
})

afterEach(async () => {
  await db().customDomain.deleteMany()
  const { publish } = await import('@/lib/bus')
  await publish('domain.changed', { host: '' })
})

async function add(host: string, slug = 'orders', as = token) {
  const { status, body } = await callApi('POST', `/api/v1/connectors/${slug}/domains`, { token: as, body: { host } })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body
}

/** Adds the name, publishes its record, and proves it. */
async function serve(host: string, slug = 'orders', member = acme, as = token) {
  const { record } = await add(host, slug, as)
  dns.set(record.name, record.value)
  const proved = await verifyDomain(member, slug, { host }, noFile)
  expect(proved).toMatchObject({ state: 'serving', provedBy: 'dns' })
  return proved
}

const callAt = (host: string, accessToken?: string) =>
  endpoint(
    new Request(`https://${host}/mcp`, {
      method: 'POST',
      headers: {
        host,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...(accessToken && { authorization: `Bearer ${accessToken}` }),
      },
      body: '{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}',
    }),
  )

/** Opens a stream that waits for changes. */
function listenAt(host: string, accessToken: string): Promise<Response> {
  const _meta = {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientCapabilities': {},
  }
  const params = { _meta, notifications: { toolsListChanged: true } }
  return endpoint(
    new Request(`https://${host}/mcp`, {
      method: 'POST',
      headers: {
        host,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        authorization: `Bearer ${accessToken}`,
        'mcp-protocol-version': '2026-07-28',
        'mcp-method': 'subscriptions/listen',
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'subscriptions/listen', params }),
    }),
  )
}

const callPortal = (slug: string, accessToken: string) =>
  portalEndpoint(
    new Request(`http://localhost:3000/mcp/${slug}`, {
      method: 'POST',
      headers: {
        host: 'localhost:3000',
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        authorization: `Bearer ${accessToken}`,
      },
      body: '{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}',
    }),
    { params: Promise.resolve({ slug }) },
  )

test('a name serves nothing before DNS shows the record, and says what is missing', async () => {
  const added = await add('https://MCP.Acme-Orders.com/mcp')
  expect(added).toMatchObject({
    host: 'mcp.acme-orders.com',
    endpoint: 'https://mcp.acme-orders.com/mcp',
    state: 'unproved',
    record: { name: '_portico.mcp.acme-orders.com', value: expect.stringMatching(/^portico-verification=[\w-]{43}$/) },
    file: { url: 'https://mcp.acme-orders.com/.well-known/portico-verification' },
  })
  expect(await mayHaveCertificate('mcp.acme-orders.com')).toBe(false)
  expect((await callAt('mcp.acme-orders.com')).status).toBe(404)

  const check = () => verifyDomain(acme, 'orders', { host: added.host }, noFile)
  expect((await check()).problem).toContain('no TXT record _portico.mcp.acme-orders.com yet')
  expect(dns.asked).toContain('_portico.mcp.acme-orders.com')
  dns.set(added.record.name, 'v=spf1 -all')
  expect((await check()).problem).toContain('not this one')
  dns.set(added.record.name, 'portico-verification=somebody-elses')
  expect(await check()).toMatchObject({ state: 'unproved', problem: expect.stringContaining('another value') })

  dns.set(added.record.name, 'v=spf1 -all', added.record.value)
  expect(await check()).toMatchObject({ state: 'serving', provedBy: 'dns', problem: '' })
  expect(await mayHaveCertificate('MCP.acme-orders.com')).toBe(true)
  expect((await callAt('mcp.acme-orders.com')).status).toBe(401)

  await callApi('DELETE', `/api/v1/connectors/orders/domains/${added.host}`, { token })
  expect((await callAt('mcp.acme-orders.com')).status).toBe(404)
  expect(await mayHaveCertificate('mcp.acme-orders.com')).toBe(false)
  const events = await db().auditEntry.findMany({ where: { partnerId: acme.partnerId }, orderBy: { at: 'asc' } })
  expect(events.map(({ event }) => event).filter((event) => event.startsWith('domain.'))).toEqual([
    'domain.added',
    'domain.verified',
    'domain.removed',
  ])
})

test('a file over https proves it as well: the token alone, small, without a redirect', async () => {
  const { host, file } = await add('files.acme-orders.com')
  const seen: (string | undefined)[] = []
  const check = (answer: typeof answerFile) => {
    answerFile = (request, response) => {
      seen.push(`${request.headers.host}${request.url}`)
      answer(request, response)
    }
    return verifyDomain(acme, 'orders', { host }, noRecord)
  }
  expect((await check((_, response) => response.writeHead(404).end())).problem).toContain('answers 404')
  expect((await check((_, response) => response.end('another token'))).problem).toContain('something else')
  expect((await check((_, response) => response.end(`${file.content} and more`))).problem).toContain('something else')
  expect((await check((_, response) => response.end(' '.repeat(5_000) + file.content))).problem).toContain(
    'something else',
  )
  const redirect = await check((_, response) =>
    response.writeHead(302, { location: 'https://evil.example.com/' }).end(),
  )
  expect(redirect.problem).toContain('redirect')
  expect(await check((_, response) => response.end(`${file.content}\n`))).toMatchObject({
    state: 'serving',
    provedBy: 'file',
  })
  expect(new Set(seen)).toEqual(new Set([`${host}/.well-known/portico-verification`]))
})

test('the file is fetched from public addresses only', async () => {
  const { host, file } = await add('inside.acme-orders.com')
  answerFile = (_, response) => response.end(file.content)
  const inside = async () => [{ address: '127.0.0.1', family: 4 }]
  const lookup = { ...noRecord, fetch: ((url, init) => guardedFetch(url, init, inside)) as typeof guardedFetch }
  const { state, problem } = await verifyDomain(acme, 'orders', { host }, lookup)
  expect([state, problem]).toEqual(['unproved', expect.stringContaining('private network')])
})

test('admins and owners change domains, everyone of the partner sees them, and nobody else', async () => {
  const { host } = await add('roles.acme-orders.com')
  const editor = { ...acme, role: 'editor' as const }
  await expect(verifyDomain(editor, 'orders', { host })).rejects.toThrow(/admin or owner/)
  const asRival = (method: string, path: string, body?: object) =>
    callApi(method, `/api/v1/connectors/orders/domains${path}`, { token: rivalToken, ...(body && { body }) })
  expect((await asRival('GET', '')).status).toBe(404)
  expect((await asRival('POST', '', { host: 'x.acme-orders.com' })).status).toBe(404)
  expect((await asRival('POST', `/${host}/verify`)).status).toBe(404)
  expect((await asRival('DELETE', `/${host}`)).status).toBe(404)
  const again = await callApi('POST', '/api/v1/connectors/orders/domains', { token, body: { host } })
  expect([again.status, again.body.errors]).toEqual([400, { host: expect.stringContaining('already') }])
  const list = await callApi('GET', '/api/v1/connectors/orders/domains', { token })
  expect(list.body.domains.map((domain: { host: string }) => domain.host)).toEqual([host])
})

test('RFC 9728: its own metadata, with the portal as the authorization server, and a challenge that leads there', async () => {
  await serve('meta.acme-orders.com')
  const answer = await metadata(new Request('https://x/', { headers: { host: 'meta.acme-orders.com' } }))
  expect(await answer.json()).toMatchObject({
    resource: 'https://meta.acme-orders.com/mcp',
    authorization_servers: ['http://localhost:3000'],
    scopes_supported: ['orders:read', 'orders:write'],
  })
  const challenge = (await callAt('meta.acme-orders.com')).headers.get('www-authenticate')
  expect(challenge).toContain(
    'resource_metadata="https://meta.acme-orders.com/.well-known/oauth-protected-resource/mcp"',
  )
  const elsewhere = await metadata(new Request('http://x/', { headers: { host: 'localhost:3000' } }))
  expect(elsewhere.status).toBe(404)
})

test('RFC 8707: a token for the domain is refused at the portal’s address, and the other way round', async () => {
  await serve('aud.acme-orders.com')
  const there = await connect(userId, { resource: 'https://aud.acme-orders.com/mcp' })
  const here = await connect(userId)
  const domainToken = there.tokens.access_token
  expect((await callAt('aud.acme-orders.com', domainToken)).status).toBe(200)
  expect((await callPortal('orders', domainToken)).status).toBe(401)
  expect((await callPortal('orders', here.tokens.access_token)).status).toBe(200)
  expect((await callAt('aud.acme-orders.com', here.tokens.access_token)).status).toBe(401)

  const renewed = await refresh(there.client, there.tokens.refresh_token, {
    resource: 'https://aud.acme-orders.com/mcp',
  })
  expect(renewed.status).toBe(200)
  expect((await callAt('aud.acme-orders.com', (await renewed.json()).access_token)).status).toBe(200)
  await expect(connect(userId, { resource: 'https://nobody.acme-orders.com/mcp' })).rejects.toThrow(
    /invalid_target|connector/,
  )
})

test('another connector takes the name by a proof of its own: the former one stops at once, and so do its tokens', async () => {
  await serve('taken.acme-orders.com')
  const { tokens, client } = await connect(userId, { resource: 'https://taken.acme-orders.com/mcp' })
  expect((await callAt('taken.acme-orders.com', tokens.access_token)).status).toBe(200)

  const claimed = await add('taken.acme-orders.com', 'catalog', rivalToken)
  expect((await verifyDomain(rival, 'catalog', { host: claimed.host }, noFile)).state).toBe('unproved')
  expect((await findDomain('taken.acme-orders.com'))?.slug).toBe('orders')

  dns.set(claimed.record.name, claimed.record.value)
  expect((await verifyDomain(rival, 'catalog', { host: claimed.host }, noFile)).state).toBe('serving')
  expect((await findDomain('taken.acme-orders.com'))?.slug).toBe('catalog')
  expect((await callAt('taken.acme-orders.com', tokens.access_token)).status).toBe(401)
  const renewed = await refresh(client, tokens.refresh_token)
  if (renewed.ok) expect((await callAt('taken.acme-orders.com', (await renewed.json()).access_token)).status).toBe(401)

  const [lost] = (await callApi('GET', '/api/v1/connectors/orders/domains', { token })).body.domains
  expect(lost).toMatchObject({ state: 'unproved', problem: expect.stringContaining('another connector') })
  // Both old records together do not bring it back.
  dns.set(claimed.record.name, claimed.record.value, `portico-verification=${'old'}`)
  expect((await verifyDomain(acme, 'orders', { host: claimed.host }, noFile)).state).toBe('unproved')
})

test('who listens at a name is let go when it no longer serves the connector, and others are not', async () => {
  await serve('heard.acme-orders.com')
  const { tokens } = await connect(userId, { resource: 'https://heard.acme-orders.com/mcp' })
  const listening = await listenAt('heard.acme-orders.com', tokens.access_token)
  expect(listening.status).toBe(200)
  const { publish } = await import('@/lib/bus')
  await publish('domain.changed', { host: 'another.acme-orders.com' })
  const ended = listening.text().then(() => 'ended')
  expect(await Promise.race([ended, wait(300, 'open')])).toBe('open')
  await callApi('DELETE', '/api/v1/connectors/orders/domains/heard.acme-orders.com', { token })
  expect(await Promise.race([ended, wait(5000, 'open')])).toBe('ended')
})

test('of two connectors that prove a name at once, one serves it', async () => {
  const one = await add('race.acme-orders.com')
  const other = await add('race.acme-orders.com', 'catalog', rivalToken)
  dns.set(one.record.name, one.record.value, other.record.value)
  await Promise.all([
    verifyDomain(acme, 'orders', { host: one.host }, noFile),
    verifyDomain(rival, 'catalog', { host: one.host }, noFile),
  ])
  expect(await db().customDomain.count({ where: { host: one.host, verifiedAt: { not: null } } })).toBe(1)
})

test('the proof is looked for again each day; when it is gone the page warns first, and after a week it stops', async () => {
  const { host, record, checkedAt } = await serve('lapse.acme-orders.com')
  const start = (checkedAt as Date).getTime()
  const state = async () => (await callApi('GET', '/api/v1/connectors/orders/domains', { token })).body.domains[0]
  const asked = dns.asked.length
  await recheckDomains(start + DAY / 2, noFile)
  expect(dns.asked).toHaveLength(asked)

  dns.set(record.name)
  await recheckDomains(start + 1.1 * DAY, noFile)
  expect(await state()).toMatchObject({ state: 'failing', lapsesAt: new Date(start + 7 * DAY).toISOString() })
  expect((await callAt(host)).status).toBe(401)

  dns.set(record.name, record.value)
  await recheckDomains(start + 1.2 * DAY, noFile)
  expect(await state()).toMatchObject({ state: 'serving', problem: '' })

  dns.set(record.name)
  await recheckDomains(start + 3 * DAY, noFile)
  await recheckDomains(start + 8 * DAY, noFile)
  expect((await state()).state).toBe('failing')
  await recheckDomains(start + 8.3 * DAY, noFile)
  expect(await state()).toMatchObject({ state: 'unproved', problem: expect.stringContaining('stopped serving') })
  expect((await callAt(host)).status).toBe(404)
  expect(await db().auditEntry.findFirst({ where: { event: 'domain.lapsed' } })).toMatchObject({ userId: null })
})

test('a name serves the icons of its connector, and the portal’s own name has none at that place', async () => {
  await createTool(acme, 'orders', tool())
  await serve('icons.acme-orders.com')
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="8" height="8"/></svg>'
  const icon = toIcon(new TextEncoder().encode(svg))
  await addIcon(acme, 'orders', { kind: 'connector', name: '' }, icon)
  await publishRelease(acme, 'orders', { note: '' })
  const [kept] = (await getConnector(acme, 'orders')).icons
  const file = (kept && iconFileName(kept)) ?? ''
  const at = (host: string) =>
    iconOf(new Request('https://x/', { headers: { host } }), { params: Promise.resolve({ file }) })
  expect(await (await at('icons.acme-orders.com')).text()).toContain('<rect')
  expect((await at('localhost:3000')).status).toBe(404)
  expect((await at('elsewhere.acme-orders.com')).status).toBe(404)
})
